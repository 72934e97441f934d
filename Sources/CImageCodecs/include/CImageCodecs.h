// Reads PNG and JPEG for Swift. libpng and libjpeg report errors by longjmp, which must not cross Swift frames: here it stays inside one C
// function, and what comes out is bytes from malloc or a sentence that says what is wrong.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LAUREL_ERROR_LENGTH 200

/// What an image file's header says.
typedef struct {
  uint32_t width;
  uint32_t height;
  /// Bits per component as stored.
  uint8_t bit_depth;
  /// Components as stored: 1 gray or palette, 2 gray and alpha, 3 RGB, 4 RGBA, CMYK or YCCK.
  uint8_t components;
  /// An alpha channel or a transparent colour (PNG tRNS).
  bool has_alpha;
  /// Four process colours (JPEG).
  bool is_cmyk;
  /// Pixels per inch, 0 when the file does not say.
  double dpi_x;
  double dpi_y;
} laurel_image_header;

/// Pixels from malloc, row by row from the top left, without padding.
typedef struct {
  uint32_t width;
  uint32_t height;
  /// 4: RGBA, not premultiplied. 3: RGB.
  uint8_t channels;
  uint8_t *_Nullable pixels;
} laurel_pixels;

/// Reads a PNG's header. Allocates nothing for pixels. Returns false and fills `error` when it is not a sound one.
bool laurel_png_probe(
  const uint8_t *_Nonnull bytes, size_t count, laurel_image_header *_Nonnull header, char error[_Nonnull LAUREL_ERROR_LENGTH]);

/// Decodes any PNG to RGBA of 8 bits: palettes and gray expanded, 16 bits scaled down, interlacing undone, gamma and profiles ignored.
/// Files of more than `max_pixels` are refused before their pixels are allocated. The caller frees `result->pixels`.
bool laurel_png_decode(
  const uint8_t *_Nonnull bytes, size_t count, uint64_t max_pixels, laurel_pixels *_Nonnull result,
  char error[_Nonnull LAUREL_ERROR_LENGTH]);

/// Reads a JPEG's header.
bool laurel_jpeg_probe(
  const uint8_t *_Nonnull bytes, size_t count, laurel_image_header *_Nonnull header, char error[_Nonnull LAUREL_ERROR_LENGTH]);

/// Decodes a JPEG to RGB of 8 bits; CMYK and YCCK are converted without a profile. Damaged and cut-off files are refused, not
/// filled with gray. The EXIF orientation is not applied. The caller frees `result->pixels`.
bool laurel_jpeg_decode(
  const uint8_t *_Nonnull bytes, size_t count, uint64_t max_pixels, laurel_pixels *_Nonnull result,
  char error[_Nonnull LAUREL_ERROR_LENGTH]);
