"""Write the bill of materials: everything in the bundle, with version and licence (CycloneDX).

    python packaging/sbom.py OUT.json [--bundle FOLDER]

Run by the Python whose packages went into the bundle. With the folder of the bundle, what
packaging/licences.py found in it from the system on which it was built is named as well. The same
bundle gives the same file: no time but SOURCE_DATE_EPOCH, no random number, no path.
"""

import argparse
import json
import os
import sys
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.utils import canonicalize_name

from facilitator.licences import Kind, Part, parts
from facilitator.licences.everything import BUNDLED, listed

_TYPES = {
    Kind.PROGRAM: ComponentType.APPLICATION,
    Kind.PACKAGE: ComponentType.LIBRARY,
    Kind.LIBRARY: ComponentType.LIBRARY,
    Kind.FONT: ComponentType.DATA,
}


def component(part: Part, within: str = "") -> Component:
    """Return a part as CycloneDX names it, with what it carries."""
    licences = LicenseFactory()
    terms = [licences.make_from_string(part.licence)] if part.licence else []
    reference = part.purl or f"{part.name}@{part.version}".rstrip("@")
    made = Component(
        name=part.name,
        version=part.version or None,
        type=_TYPES[part.kind],
        licenses=terms,
        purl=PackageURL.from_string(part.purl) if part.purl else None,
        bom_ref=f"{within}#{reference}" if within else reference,
    )
    made.components.update(component(each, reference) for each in part.carries)
    return made


def bill(everything: Iterable[Part]) -> Bom:
    """Return the bill of materials; libraries lie in their packages, the rest side by side."""
    program, *others = everything
    whole = component(program)
    made = Bom(metadata=BomMetaData(component=whole))
    packages: dict[str, Component] = {
        canonicalize_name(part.name): component(part)
        for part in others
        if part.kind is Kind.PACKAGE
    }
    for part in others:
        if part.kind is Kind.PACKAGE:
            made.components.add(packages[canonicalize_name(part.name)])
        elif part.inside:
            holder = packages[canonicalize_name(part.inside)]
            holder.components.add(component(part, holder.bom_ref.value or ""))
        else:
            made.components.add(component(part))
    made.register_dependency(whole, [packages[key] for key in program.needs])
    for part in others:
        if part.kind is Kind.PACKAGE:
            needed = [packages[key] for key in part.needs]
            made.register_dependency(packages[canonicalize_name(part.name)], needed)
    return made


def written(made: Bom) -> str:
    """Return the bill as JSON: its serial number comes of its content, its time of the source."""
    made.serial_number = uuid.UUID(int=0)
    whole = json.loads(JsonV1Dot6(made).output_as_string())
    del whole["metadata"]["timestamp"]
    if seconds := os.environ.get("SOURCE_DATE_EPOCH"):
        moment = datetime.fromtimestamp(int(seconds), UTC)
        whole["metadata"]["timestamp"] = moment.isoformat()
    content = json.dumps(whole, sort_keys=True)
    whole["serialNumber"] = uuid.uuid5(uuid.NAMESPACE_OID, content).urn
    return json.dumps(whole, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def main(words: list[str]) -> None:
    """Write the bill of materials of the packages that run this, or of a bundle."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("out", type=Path)
    asked.add_argument("--bundle", type=Path, help="the folder that PyInstaller made")
    order = asked.parse_args(words)
    everything = parts()
    if order.bundle is not None:
        listings = sorted(order.bundle.rglob(f"assets/licences/{BUNDLED}"))
        if not listings:
            asked.error(f"run packaging/licences.py {order.bundle} first")
        everything += listed(listings[0])
    order.out.parent.mkdir(parents=True, exist_ok=True)
    order.out.write_text(written(bill(everything)), encoding="utf-8")
    count = len(json.loads(order.out.read_text("utf-8"))["components"])
    print(f"{order.out}: {count} components")


if __name__ == "__main__":
    main(sys.argv[1:])
