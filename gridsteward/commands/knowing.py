"""What is known without a network: list it, show one article."""

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import knowledge
from gridsteward.records.knowledge import Article
from gridsteward.words import Words


def list_articles(session: Session) -> Answer:
    """List all articles."""
    found = knowledge.articles(session.words.language)
    return Answer(
        data={"knowledge": [article_data(each) for each in found]},
        lines=[article_line(each, session.words) for each in found],
    )


def show(session: Session) -> Answer:
    """Show one article."""
    words = session.words
    found = knowledge.article(session.arguments.code, words.language)
    source = found.source or words("knowledge.general_practice")
    lines = [
        found.title,
        "",
        *found.body,
        "",
        words("knowledge.origin", source=source, since=found.valid_from),
    ]
    if found.check:
        lines.append(words("knowledge.check"))
    more = {"body": found.body, "source": source, "valid_from": found.valid_from, "check": found.check}
    return Answer(data={**article_data(found), **more}, lines=lines)


def article_data(found: Article) -> dict[str, str]:
    """Return what names an article to a script."""
    return {"code": found.code, "title": found.title, "kind": str(found.kind)}


def article_line(found: Article, words: Words) -> str:
    """Return what names an article to a person."""
    kind = words(f"knowledge_kind.{found.kind}")
    return words("knowledge.row", code=found.code, kind=kind, title=found.title)
