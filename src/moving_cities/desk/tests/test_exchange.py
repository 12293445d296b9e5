"""Nothing that the desk holds is forgotten: every column leaves it, or is named with the reason why not."""

from django.apps import apps
from django.db.models import AutoField, Model

from moving_cities.desk.exchange.not_exported import NOT_EXPORTED
from moving_cities.desk.exchange.writing import TABLES


def columns_of_the_desk() -> set[str]:
    """Every column of every table, without the numbers that the database gives."""
    return {
        f"{model.__name__}.{field.attname}"
        for model in apps.get_app_config("desk").get_models()
        for field in model._meta.concrete_fields
        if not is_given_by_the_database(model, field.attname)
    }


def is_given_by_the_database(model: type[Model], column: str) -> bool:
    key = model._meta.pk
    return key is not None and key.attname == column and isinstance(key, AutoField)


def exported() -> set[str]:
    return {f"{table.model.__name__}.{column}" for table in TABLES for column in table.columns}


def kept() -> set[str]:
    return {
        column
        for column in columns_of_the_desk()
        if column in NOT_EXPORTED or f"{column.split('.')[0]}.*" in NOT_EXPORTED
    }


def test_every_column_is_exported_or_named() -> None:
    assert columns_of_the_desk() - exported() - kept() == set()


def test_no_column_is_both() -> None:
    assert exported() & kept() == set()


def test_every_name_in_the_list_exists() -> None:
    models = {name.split(".")[0] for name in columns_of_the_desk()}
    for name in NOT_EXPORTED:
        model, _, column = name.partition(".")
        assert model in models, name
        assert column == "*" or name in columns_of_the_desk(), name


def test_every_reason_is_given() -> None:
    assert all(len(reason) > 20 for reason in NOT_EXPORTED.values())
