"""Pages that are shown within others: each is in the file once, however often it is shown."""

from pikepdf import Name, Pdf

from exports.document import Page


class Excerpts:
    """The pages that are shown within others, by name, and on which pages each is shown."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self._shown_on: dict[int, set[str]] = {}

    def name(self, page: Page, on: int) -> str:
        """Return the name of a page that is shown on another, by that one's number."""
        known = (name for name, each in self.pages.items() if each is page)
        name = next(known, f"Excerpt{len(self.pages)}")
        self.pages[name] = page
        self._shown_on.setdefault(on, set()).add(name)
        return name

    def share(self, pdf: Pdf, first: int) -> None:
        """Make pictures of these pages, which stand last in a file from `first` on."""
        drawn = list(pdf.pages)[first:]
        shared = {
            name: pdf.make_indirect(page.as_form_xobject())
            for name, page in zip(self.pages, drawn, strict=True)
        }
        for number, names in self._shown_on.items():
            for name in sorted(names):
                pdf.pages[number].add_resource(shared[name], Name.XObject, Name(f"/{name}"))
        del pdf.pages[first:]
