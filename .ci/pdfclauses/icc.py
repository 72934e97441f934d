"""Headers and tag tables of ICC profiles (ICC.1)."""

import struct

COMPONENTS = {"GRAY": 1, "RGB ": 3, "Lab ": 3, "CMYK": 4}


class ProfileFault(Exception):
    """Why a profile can't be read."""


class Profile:
    """A profile's version, device class, colour space and tags."""

    def __init__(self, data):
        if len(data) < 132 or data[36:40] != b"acsp":
            raise ProfileFault("no profile header")
        size, count = struct.unpack_from(">L", data)[0], struct.unpack_from(">L", data, 128)[0]
        if size != len(data):
            raise ProfileFault(f"the header says {size} bytes, there are {len(data)}")
        self.version = (data[8], data[9] >> 4)
        self.device_class, self.space = data[12:16].decode("latin-1"), data[16:20].decode("latin-1")
        self.tags = {}
        for i in range(count):
            if 144 + 12 * i > len(data):
                raise ProfileFault("the tag table runs over the end")
            tag, offset, length = struct.unpack_from(">4sLL", data, 132 + 12 * i)
            if offset + length > len(data):
                raise ProfileFault(f"the tag {tag.decode('latin-1')} lies outside the profile")
            self.tags[tag.decode("latin-1")] = data[offset : offset + length]
        missing = {"desc", "cprt", "wtpt"} - set(self.tags)
        if missing:
            raise ProfileFault(f"no tag {', '.join(sorted(missing))}")

    @property
    def components(self):
        return COMPONENTS.get(self.space)
