"""The content that workshops are made of, read once when the app opens."""

from __future__ import annotations

from dataclasses import dataclass

from cxworkshop.content.catalogue import load_catalogue
from cxworkshop.content.references import load_references
from cxworkshop.content.statement_sets import load_statements
from cxworkshop.content.templates import Template, load_templates
from cxworkshop.domain.catalogue import CatalogueAction
from cxworkshop.domain.references import Reference
from cxworkshop.domain.statements import StatementSet


@dataclass(frozen=True, slots=True)
class Content:
    """Statements, templates, ready-made actions and published numbers."""

    statements: StatementSet
    templates: tuple[Template, ...]
    catalogue: tuple[CatalogueAction, ...]
    references: tuple[Reference, ...]

    def template(self, template_id: str) -> Template:
        """The template with this id; KeyError when there is none."""
        for template in self.templates:
            if template.id == template_id:
                return template
        raise KeyError(template_id)

    def action(self, catalogue_id: str) -> CatalogueAction:
        """The ready-made action with this id; KeyError when there is none."""
        for action in self.catalogue:
            if action.id == catalogue_id:
                return action
        raise KeyError(catalogue_id)


def load_content() -> Content:
    """Everything that ships. Raises ContentProblem naming file and line."""
    return Content(load_statements(), load_templates(), load_catalogue(), load_references())
