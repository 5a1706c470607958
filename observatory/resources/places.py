"""The fields by which a sheet says where things belong: the own city, the counterpart, the department."""

from django.utils.translation import gettext_lazy as _

from observatory.resources.dataset import NUMBER, Field
from observatory.resources.readers import count, country, line, number


def _beside(name, read, label, names, **more):
    return Field(name, read, label, names, is_of_record=False, **more)


def code_of_city(record):
    return record.city.code


def country_of_city(record):
    return record.city.country_id


CITY = _beside(
    "city",
    line,
    _("City"),
    "ciudad|municipio|ville|cidade|commune|municipality|city name|origincityLabel|origin city|ciudad de origen"
    "|ciudad propia|own city|ayuntamiento|gobierno local|city code|Locality_Siege|locality"
    "|NameCity|nombre de la ciudad|nom de la ville|nome da cidade",
    write=code_of_city,
)
OWN_CITY = (
    CITY,
    _beside(
        "city_country",
        country,
        _("Country of the city"),
        "origincountry|pais de la ciudad|pais de origen|country of the city|origin country"
        "|pays de la ville|pais da cidade",
    ),
    _beside(
        "city_latitude",
        number,
        _("Latitude of the city"),
        "originlat|latitud|latitude|lat|Y|lat_GN|coordenada y",
        kind=NUMBER,
        is_detail=True,
    ),
    _beside(
        "city_longitude",
        number,
        _("Longitude of the city"),
        "originlong|longitud|longitude|lon|long|lng|X|lng_GN|coordenada x",
        kind=NUMBER,
        is_detail=True,
    ),
    _beside(
        "city_population",
        count,
        _("Population of the city"),
        "originpopulation|Pop_collect|pop|poblacion|population|populacao|habitantes",
        kind=NUMBER,
        is_detail=True,
    ),
)


def name_of_counterpart(record):
    return record.counterpart_city and record.counterpart_city.name


COUNTERPART = (
    Field(
        "counterpart_city",
        line,
        _("Counterpart city"),
        "sistercityLabel|sister city|ciudad contraparte|ciudad hermanada|ciudad hermana|contraparte"
        "|counterpart|partner"
        "|partner city|ville jumelee|ville partenaire|cidade irma|cidade parceira|ciudad socia"
        "|hermanada con|twin town",
        write=name_of_counterpart,
        example="Lyon",
        refers_to="observatory.city",
    ),
    Field(
        "counterpart_country",
        country,
        _("Country of the counterpart"),
        "destination_countryLabel|pais|country|pays|pais contraparte|pais de la contraparte|partner country"
        "|counterpart country|pays partenaire|pais parceiro|country of the partner",
        write=lambda record: record.counterpart_country_id,
        example="FR",
    ),
    _beside(
        "counterpart_latitude",
        number,
        _("Latitude of the counterpart"),
        "destinationlat|partner latitude|latitud contraparte|Y",
        kind=NUMBER,
        is_detail=True,
    ),
    _beside(
        "counterpart_longitude",
        number,
        _("Longitude of the counterpart"),
        "destinationlong|partner longitude|longitud contraparte|X",
        kind=NUMBER,
        is_detail=True,
    ),
    _beside(
        "counterpart_population",
        count,
        _("Population of the counterpart"),
        "destinationpopulation|partner population",
        kind=NUMBER,
        is_detail=True,
    ),
)
DEPARTMENT = Field(
    "department",
    line,
    _("Department"),
    "area|dependencia|secretaria|direccion|departamento|concejalia|service|departement|direction|setor"
    "|area responsable",
    write=lambda record: record.department and record.department.name,
    refers_to="observatory.department",
)
SOURCE = Field(
    "source",
    line,
    _("Source"),
    "fuente|fonte|documento|documento fuente",
    write=lambda record: record.source and record.source.title,
    refers_to="observatory.source",
)
