"""How users of Python libraries ask for single frames: the usual recipe of each, as its documents and
answers to questions give it. Every recipe opens the file and gives 8-bit RGB arrays.

A library is imported by `load`, before anything is timed.
"""


class OpenCV:
    def load(self):
        import cv2

        self.cv2 = cv2
        return cv2.__version__

    def read(self, capture):
        came, picture = capture.read()
        return self.cv2.cvtColor(picture, self.cv2.COLOR_BGR2RGB) if came else None

    def first(self, path):
        return self.read(self.cv2.VideoCapture(path))

    def last(self, path):
        capture = self.cv2.VideoCapture(path)
        count = int(capture.get(self.cv2.CAP_PROP_FRAME_COUNT))
        capture.set(self.cv2.CAP_PROP_POS_FRAMES, count - 1)
        return self.read(capture)

    def scattered(self, path, numbers, rate):
        capture = self.cv2.VideoCapture(path)
        for number in numbers:
            capture.set(self.cv2.CAP_PROP_POS_FRAMES, number)
            yield self.read(capture)


class PyAV:
    def load(self):
        import av

        av.logging.set_level(None)
        self.av = av
        return av.__version__

    def stream(self, container):
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        return stream

    def first(self, path):
        with self.av.open(path) as container:
            for frame in container.decode(self.stream(container)):
                return frame.to_ndarray(format="rgb24")

    def last(self, path):
        """Seeks to the end, or a second before it if nothing comes, and decodes what follows."""
        picture = self.last_from(path, 0)
        return self.last_from(path, 1) if picture is None else picture

    def last_from(self, path, seconds):
        with self.av.open(path) as container:
            stream = self.stream(container)
            if stream.duration is not None:
                end = (stream.start_time or 0) + stream.duration
                container.seek(end - round(seconds / stream.time_base), stream=stream)
            elif container.duration is not None:
                end = (container.start_time or 0) + container.duration
                container.seek(end - round(seconds * self.av.time_base))
            frame = None
            for frame in container.decode(stream):
                pass
            return frame and frame.to_ndarray(format="rgb24")

    def scattered(self, path, numbers, rate):
        with self.av.open(path) as container:
            stream = self.stream(container)
            for number in numbers:
                wanted = round(number / rate / stream.time_base) + (stream.start_time or 0)
                container.seek(wanted, stream=stream)
                found = (frame for frame in container.decode(stream) if frame.pts >= wanted)
                yield next(found).to_ndarray(format="rgb24")


class Decord:
    def load(self):
        import decord

        decord.logging.set_level(decord.logging.QUIET)
        self.decord = decord
        return decord.__version__

    def reader(self, path):
        return self.decord.VideoReader(path, ctx=self.decord.cpu(0))

    def first(self, path):
        return self.reader(path)[0].asnumpy()

    def last(self, path):
        return self.reader(path)[-1].asnumpy()

    def scattered(self, path, numbers, rate):
        return iter(self.reader(path).get_batch(numbers).asnumpy())


class TorchCodec:
    """As it is by default: it reads the whole file's packets first, and decodes with one thread."""

    options = {}

    def load(self):
        import torchcodec
        from torchcodec.decoders import VideoDecoder

        self.VideoDecoder = VideoDecoder
        return torchcodec.__version__.partition("+")[0]

    def decoder(self, path):
        return self.VideoDecoder(path, dimension_order="NHWC", **self.options)

    def first(self, path):
        return self.decoder(path)[0].numpy()

    def last(self, path):
        return self.decoder(path)[-1].numpy()

    def scattered(self, path, numbers, rate):
        return iter(self.decoder(path).get_frames_at(numbers).data.numpy())


class HurriedTorchCodec(TorchCodec):
    """It trusts the header, and decodes with all cores."""

    options = {"seek_mode": "approximate", "num_ffmpeg_threads": 0}


RECIPES = {
    "OpenCV": OpenCV,
    "PyAV": PyAV,
    "decord": Decord,
    "TorchCodec": TorchCodec,
    "TorchCodec, approximate": HurriedTorchCodec,
}
