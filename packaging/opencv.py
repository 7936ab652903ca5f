"""OpenCV, built from its source with the few parts that the app uses.

The wheel that everybody gets holds neural networks, video, and a second library for linear algebra:
150 MB, of which reading a photographed sheet uses ten. Its one large library is built anew from the
source of the same release, once, and kept in build/opencv.
"""

import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Final

NAME: Final = "opencv-python-headless"
PARTS: Final = "core,flann,imgproc,imgcodecs,geometry,features,objdetect,python3"
WITHOUT: Final = (
    *("1394", "ADE", "AVIF", "EIGEN", "FFMPEG", "GSTREAMER", "IMGCODEC_HDR", "IMGCODEC_PFM"),
    *("IMGCODEC_PXM", "IMGCODEC_SUNRASTER", "IPP", "ITT", "JASPER", "JPEGXL", "LAPACK", "MLAS"),
    *("OPENCL", "OPENEXR", "OPENJPEG", "PROTOBUF", "UNIFONT", "V4L", "VA"),
)
OWN: Final = ("JPEG", "PNG", "TIFF", "WEBP", "ZLIB")
"""Built along, rather than taken from this computer, where they may be other ones."""
LIBRARY: Final = "cv2.abi3.so"


def options(python: Path) -> list[str]:
    """Return what CMake is told."""
    return [
        "-DCMAKE_BUILD_TYPE=Release",
        "-DBUILD_SHARED_LIBS=OFF",
        f"-DBUILD_LIST={PARTS}",
        "-DCPU_DISPATCH=SSE4_2,AVX2",
        f"-DPYTHON3_EXECUTABLE={python}",
        "-DPYTHON3_LIMITED_API=ON",
        "-DOPENCV_PYTHON3_INSTALL_PATH=python",
        *(f"-DBUILD_{name}=OFF" for name in ("TESTS", "PERF_TESTS", "DOCS", "JAVA", "OPENEXR")),
        *(f"-DWITH_{name}=OFF" for name in WITHOUT),
        *(f"-DBUILD_{name}=ON" for name in OWN),
    ]


def version(constraints: Path) -> str:
    """Return the release that the app was tested with."""
    wanted = re.search(rf"(?m)^{NAME}==(\S+)$", constraints.read_text())
    if wanted is None:
        sys.exit(f"{constraints.name} does not say which {NAME} to build.")
    return wanted[1]


def small_library(python: Path, constraints: Path, folder: Path) -> Path:
    """Return the library; built if it is not there yet, which takes a while."""
    wanted = version(constraints)
    kept = folder / wanted / LIBRARY
    if kept.is_file():
        return kept
    print(f"package: {NAME} {wanted} from its source, once: half an hour on two cores", flush=True)
    source, made = folder / "source", folder / "made"
    for each in (source, made):
        shutil.rmtree(each, ignore_errors=True)
        each.mkdir(parents=True)
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
    _run(*pip, "install", "scikit-build")  # its source does not say what it is without that
    _run(*pip, "download", "--no-deps", "--no-build-isolation", "--no-binary", NAME, "--dest",
         source, f"{NAME}=={wanted}")  # fmt: skip
    with tarfile.open(next(source.glob("*.tar.gz"))) as packed:
        packed.extractall(source, filter="data")
    (inside,) = source.glob("*/opencv")
    _run("cmake", "-G", "Ninja", "-S", inside, "-B", made, *options(python))
    _run("cmake", "--build", made, "--target", "opencv_python3")
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made / "lib" / "python3" / LIBRARY, kept)
    for each in (source, made):
        shutil.rmtree(each)
    return kept


def put_in_place(library: Path, site: Path) -> None:
    """Take the large library out of an environment's packages, with what it needs."""
    shutil.copyfile(library, site / "cv2" / LIBRARY)
    shutil.rmtree(site / "opencv_python_headless.libs", ignore_errors=True)
    shutil.rmtree(site / "cv2" / "typing", ignore_errors=True)  # names parts that are not there


def _run(*command: str | Path) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(
            f"{' '.join(words)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}\n"
            "OpenCV was not built. It needs a C++ compiler, CMake and Ninja "
            "(Debian: g++, cmake, ninja-build)."
        )
