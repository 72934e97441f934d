#include "CImageCodecs.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

// A progressive file may pass over all its pixels again and again; honest ones take about ten scans.
#define MAX_SCANS 200
#define MAX_MEMORY (1L << 30)

typedef struct {
  struct jpeg_error_mgr base;
  jmp_buf escape;
  char *error;
} error_manager;

static void fail(j_common_ptr info) {
  error_manager *manager = (error_manager *)info->err;
  char text[JMSG_LENGTH_MAX];
  info->err->format_message(info, text);
  strncpy(manager->error, text, LAUREL_ERROR_LENGTH - 1);
  manager->error[LAUREL_ERROR_LENGTH - 1] = 0;
  longjmp(manager->escape, 1);
}

static void give_up(j_common_ptr info, const char *message) {
  error_manager *manager = (error_manager *)info->err;
  strncpy(manager->error, message, LAUREL_ERROR_LENGTH - 1);
  manager->error[LAUREL_ERROR_LENGTH - 1] = 0;
  longjmp(manager->escape, 1);
}

// libjpeg warns where pixels are lost and paints them gray. Only what leaves every pixel as it was may pass.
static void hear_message(j_common_ptr info, int level) {
  if (level >= 0) return;
  switch (info->err->msg_code) {
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_ADOBE_XFORM:
    case JWRN_JFIF_MAJOR:
      return;
    case JWRN_JPEG_EOF:
      give_up(info, "the file ends too early");
      return;
    default:
      fail(info);
  }
}

static void stay_silent(j_common_ptr info) { (void)info; }

static void count_scans(j_common_ptr info) {
  if (((j_decompress_ptr)info)->input_scan_number > MAX_SCANS) give_up(info, "the picture has too many scans");
}

static void start(struct jpeg_decompress_struct *info, error_manager *manager, char *error) {
  error[0] = 0;
  info->err = jpeg_std_error(&manager->base);
  manager->base.error_exit = fail;
  manager->base.emit_message = hear_message;
  manager->base.output_message = stay_silent;
  manager->error = error;
}

static void describe(struct jpeg_decompress_struct *info, laurel_image_header *header) {
  header->width = info->image_width;
  header->height = info->image_height;
  header->bit_depth = (uint8_t)info->data_precision;
  header->components = (uint8_t)info->num_components;
  header->has_alpha = false;
  header->is_cmyk = info->num_components == 4;
  double unit = info->saw_JFIF_marker ? (info->density_unit == 1 ? 1 : info->density_unit == 2 ? 2.54 : 0) : 0;
  header->dpi_x = info->X_density * unit;
  header->dpi_y = info->Y_density * unit;
}

bool laurel_jpeg_probe(const uint8_t *bytes, size_t count, laurel_image_header *header, char error[LAUREL_ERROR_LENGTH]) {
  struct jpeg_decompress_struct info;
  error_manager manager;
  memset(&info, 0, sizeof info);
  start(&info, &manager, error);
  if (setjmp(manager.escape)) {
    jpeg_destroy_decompress(&info);
    return false;
  }
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, bytes, count);
  jpeg_read_header(&info, TRUE);
  describe(&info, header);
  jpeg_destroy_decompress(&info);
  return true;
}

// Adobe writes CMYK inverted: 255 is no ink.
static void cmyk_to_rgb(const uint8_t *cmyk, uint8_t *rgb, uint32_t width, bool inverted) {
  for (uint32_t x = 0; x < width; x++, cmyk += 4, rgb += 3) {
    unsigned k = inverted ? cmyk[3] : 255u - cmyk[3];
    for (int i = 0; i < 3; i++) {
      unsigned c = inverted ? cmyk[i] : 255u - cmyk[i];
      rgb[i] = (uint8_t)((c * k + 127) / 255);
    }
  }
}

bool laurel_jpeg_decode(
  const uint8_t *bytes, size_t count, uint64_t max_pixels, laurel_pixels *result, char error[LAUREL_ERROR_LENGTH]) {
  struct jpeg_decompress_struct info;
  struct jpeg_progress_mgr progress;
  error_manager manager;
  memset(&info, 0, sizeof info);
  memset(&progress, 0, sizeof progress);
  start(&info, &manager, error);
  // Changed between setjmp and longjmp, so volatile (C11, 7.13.2.1).
  uint8_t *volatile pixels = NULL;
  uint8_t *volatile line = NULL;
  if (setjmp(manager.escape)) {
    free(pixels);
    free(line);
    jpeg_destroy_decompress(&info);
    return false;
  }
  jpeg_create_decompress(&info);
  info.mem->max_memory_to_use = MAX_MEMORY;
  progress.progress_monitor = count_scans;
  info.progress = &progress;
  jpeg_mem_src(&info, bytes, count);
  jpeg_read_header(&info, TRUE);
  if ((uint64_t)info.image_width * info.image_height > max_pixels) give_up((j_common_ptr)&info, "too many pixels");
  bool cmyk = info.num_components == 4;
  info.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
  info.dct_method = JDCT_ISLOW;
  jpeg_start_decompress(&info);
  uint32_t width = info.output_width, height = info.output_height;
  pixels = malloc((size_t)width * height * 3);
  line = malloc((size_t)width * 4);
  if (!pixels || !line) give_up((j_common_ptr)&info, "out of memory");
  while (info.output_scanline < height) {
    uint8_t *target = pixels + (size_t)info.output_scanline * width * 3;
    JSAMPROW row = cmyk ? line : target;
    jpeg_read_scanlines(&info, &row, 1);
    if (cmyk) cmyk_to_rgb(line, target, width, info.saw_Adobe_marker);
  }
  jpeg_finish_decompress(&info);
  jpeg_destroy_decompress(&info);
  free(line);
  result->width = width;
  result->height = height;
  result->channels = 3;
  result->pixels = pixels;
  return true;
}
