#include "CImageCodecs.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

// Text and profile chunks are never used; a compressed one may not unfold into more than this.
#define MAX_CHUNK_BYTES (8u << 20)

typedef struct {
  const uint8_t *bytes;
  size_t count;
  size_t position;
} source;

static void fail(png_structp png, png_const_charp message) {
  char *error = png_get_error_ptr(png);
  if (error) {
    strncpy(error, message, LAUREL_ERROR_LENGTH - 1);
    error[LAUREL_ERROR_LENGTH - 1] = 0;
  }
  png_longjmp(png, 1);
}

static void ignore_warning(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void read_bytes(png_structp png, png_bytep into, size_t count) {
  source *from = png_get_io_ptr(png);
  if (count > from->count - from->position) png_error(png, "the file ends too early");
  memcpy(into, from->bytes + from->position, count);
  from->position += count;
}

static void describe(png_structp png, png_infop info, laurel_image_header *header) {
  header->width = png_get_image_width(png, info);
  header->height = png_get_image_height(png, info);
  header->bit_depth = png_get_bit_depth(png, info);
  header->components = png_get_channels(png, info);
  header->has_alpha = (png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(png, info, PNG_INFO_tRNS) != 0;
  header->is_cmyk = false;
  png_uint_32 x = 0, y = 0;
  int unit = 0;
  bool known = png_get_pHYs(png, info, &x, &y, &unit) != 0 && unit == PNG_RESOLUTION_METER;
  header->dpi_x = known ? x * 0.0254 : 0;
  header->dpi_y = known ? y * 0.0254 : 0;
}

static png_structp make_reader(source *from, png_infop *info, char *error) {
  error[0] = 0;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, error, fail, ignore_warning);
  if (!png) {
    strcpy(error, "out of memory");
    return NULL;
  }
  *info = png_create_info_struct(png);
  if (!*info) {
    png_destroy_read_struct(&png, NULL, NULL);
    strcpy(error, "out of memory");
    return NULL;
  }
  png_set_read_fn(png, from, read_bytes);
  return png;
}

static void set_limits(png_structp png) {
  png_set_user_limits(png, 1000000, 1000000);
  png_set_chunk_malloc_max(png, MAX_CHUNK_BYTES);
  png_set_chunk_cache_max(png, 1000);
}

bool laurel_png_probe(const uint8_t *bytes, size_t count, laurel_image_header *header, char error[LAUREL_ERROR_LENGTH]) {
  source from = {bytes, count, 0};
  png_infop info = NULL;
  png_structp png = make_reader(&from, &info, error);
  if (!png) return false;
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return false;
  }
  set_limits(png);
  png_read_info(png, info);
  describe(png, info, header);
  png_destroy_read_struct(&png, &info, NULL);
  return true;
}

bool laurel_png_decode(
  const uint8_t *bytes, size_t count, uint64_t max_pixels, laurel_pixels *result, char error[LAUREL_ERROR_LENGTH]) {
  source from = {bytes, count, 0};
  png_infop info = NULL;
  png_structp png = make_reader(&from, &info, error);
  if (!png) return false;
  // Changed between setjmp and longjmp, so volatile (C11, 7.13.2.1).
  uint8_t *volatile pixels = NULL;
  png_bytep *volatile rows = NULL;
  if (setjmp(png_jmpbuf(png))) {
    free(pixels);
    free(rows);
    png_destroy_read_struct(&png, &info, NULL);
    return false;
  }
  set_limits(png);
  png_read_info(png, info);
  png_uint_32 width = png_get_image_width(png, info), height = png_get_image_height(png, info);
  if ((uint64_t)width * height > max_pixels) png_error(png, "too many pixels");
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
  png_set_interlace_handling(png);
  png_read_update_info(png, info);
  size_t row_bytes = png_get_rowbytes(png, info);
  if (row_bytes != (size_t)width * 4) png_error(png, "an unexpected pixel format");
  pixels = malloc(row_bytes * height);
  rows = malloc(sizeof(png_bytep) * height);
  if (!pixels || !rows) png_error(png, "out of memory");
  for (png_uint_32 y = 0; y < height; y++) rows[y] = pixels + y * row_bytes;
  png_read_image(png, rows);
  // Reads on to IEND: a file cut off behind its last row is damaged too.
  png_read_end(png, NULL);
  png_destroy_read_struct(&png, &info, NULL);
  free(rows);
  result->width = width;
  result->height = height;
  result->channels = 4;
  result->pixels = pixels;
  return true;
}
