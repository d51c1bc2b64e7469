using HealthNeeds.Ingest.Editions;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Publishers.Postcodes;
using HealthNeeds.Ingest.Tests.Http;

namespace HealthNeeds.Ingest.Tests.Editions;

/// <summary>Publishers' lists of editions, in their shapes: GOV.UK's Content API, NHS England's pages, ArcGIS' list of services. As they stand here, the editions in use are the newest.</summary>
internal static class EditionBodies
{
    private const string Assets = "https://assets.publishing.service.gov.uk/";
    private static readonly EditionOptions Pages = new();

    /// <summary>A page of the Content API.</summary>
    public static PublisherAnswer? GovUk(string path)
    {
        var indices = new IndicesOptions();
        return path switch
        {
            _ when path == $"{Pages.IndicesPage}2025" => Publication(path, "2025-11-20T09:30:00Z", indices.Scores2025, indices.Indicators2025),
            _ when path == $"{Pages.IndicesPage}2019" => Publication(path, "2019-09-26T09:30:00Z", indices.Scores2019, indices.Indicators2019),
            _ when path == Pages.IndicesCollection => Collection(2015, 2019, 2025),
            _ => null,
        };
    }

    public static PublisherAnswer Publication(string path, string updated, params string[] files) => PublisherAnswer.Json($$$"""
        {"base_path":"/{{{path}}}","document_type":"official_statistics","title":"English indices of deprivation","public_updated_at":"{{{updated}}}","details":{"body":"<div>…</div>","attachments":[
          {"accessible":true,"alternative_format_contact_email":null,"attachment_type":"html","id":"1","title":"Statistical release","url":"/{{{path}}}/statistical-release"}{{{string.Concat(files.Select(Attachment))}}}]}}
        """);

    /// <summary>An older page: its files stand in pieces of HTML.</summary>
    public static PublisherAnswer OlderPublication(string path, params string[] files) =>
        PublisherAnswer.Json($$$"""{"base_path":"/{{{path}}}","details":{"documents":["<p>None</p>"{{{string.Concat(files.Select(Piece))}}}]} }""");

    public static PublisherAnswer Collection(params int[] years) => PublisherAnswer.Json($$$"""
        {"base_path":"/{{{Pages.IndicesCollection}}}","links":{"documents":[{"base_path":"/government/publications/english-indices-of-deprivation-faq","title":"Questions"}{{{string.Concat(years.Select(Listed))}}}]}}
        """);

    private static string Attachment(string file) =>
        $$""",{"accessible":false,"attachment_type":"file","content_type":"text/csv","file_size":1,"filename":"{{file.Split('/')[^1]}}","id":"{{file}}","title":"A file","url":"{{Assets}}{{file}}"}""";

    private static string Piece(string file) => $",\"<section class='attachment'><h3><a href='{Assets}{file}'>A file</a></h3></section>\"";

    private static string Listed(int year) =>
        $$""",{"base_path":"/{{Pages.IndicesPage}}{{year}}","document_type":"official_statistics","public_updated_at":"{{year}}-10-30T09:30:00Z","title":"English indices of deprivation {{year}}"}""";

    /// <summary>A page of NHS England.</summary>
    public static PublisherAnswer? Nhs(string path)
    {
        var held = new NhsDigitalOptions();
        return path == Pages.QofSeries ? Series(path, $"{held.QofYear - 1}-{held.QofYear % 100:00}", $"{held.QofYear}-{(held.QofYear + 1) % 100:00}")
            : path == Pages.RegistrationSeries ? Series(path, "june-2023", "april-2023")
            : null;
    }

    /// <summary>Items of ONS's portal that its name finds: the edition in use is the newest, a user guide and a table without a file are no editions.</summary>
    public static PublisherAnswer Postcodes(params (string Id, string Title)[] more) => PublisherAnswer.Json($$"""
        {"query":"title:\"ONS Postcode Directory\"","total":4,"start":1,"num":100,"nextStart":-1,"results":[
          {"id":"0123456789abcdef0123456789abcdef","owner":"ONSGeography_data","title":"ONS Postcode Directory (December 2026) User Guide","type":"PDF"},
          {"id":"00000000000000000000000000000001","owner":"ONSGeography_data","title":"ONS Postcode Directory User Guide (December 2026)","type":"CSV Collection"}{{string.Concat(more.Select(m => $$""",{"id":"{{m.Id}}","owner":"ONSGeography_data","title":"{{m.Title}}","type":"CSV Collection"}"""))}},
          {"id":"{{new PostcodeOptions().Item}}","owner":"ONSGeography_data","title":"ONS Postcode Directory (August 2026)","type":"CSV Collection"},
          {"id":"6fff67d204fd4f339591ed667a6e3642","owner":"ONSGeography_data","title":"ONS Postcode Directory (May 2026) for the UK","type":"CSV Collection"}]}
        """);

    public static PublisherAnswer Series(string path, params string[] editions) =>
        Page(string.Join("\n", editions.Select(e => $"<li><a class=\"cta__button\" href=\"/data-and-information/publications/statistical/{path}/{e}\">An edition</a></li>")));

    /// <param name="links">Addresses of files.</param>
    public static PublisherAnswer Edition(params string[] links) => Page(string.Join("\n", links.Select(l => $"<a data-uipath=\"ps.publication.resource\" href=\"{l}\" title=\"x\">x</a>")));

    private static PublisherAnswer Page(string body) => PublisherAnswer.Html($"""<!DOCTYPE html><html lang="en"><head><title>NHS England Digital</title></head><body><a href="/about">About</a>{body}</body></html>""");

    /// <summary>Names of services that ONS has in fact, vintages of look-ups before and after the one of 2024 among them.</summary>
    public static readonly string[] RealServices =
    [
        "LSOA11_SICBL22_ICB22_LAD22_EN_LU", "LSOA21_SICBL23_ICB23_LAD23_EN_LU", "LSOA21_SICBL24_ICB24_CAL24_LAD24_EN_LU", "LSOA21_SICBL25_ICB25_CAL25_LAD25_EN_LU", "LSOA21_SICBL26_ICB26_NHSER26_LAD26",
        "OA21_SICBL24_ICB24_NHSER24_EN_LU", "SICBL23_ICB23_NHSER23_EN_LU", "LSOA21_WD24_LAD24_EW_LU", "LSOA21_PCON25_LAD21_EW_LU", "LSOA01_LSOA11_LAD11_EW_LU_ddfe1cd1c2784c9b991cded95bc915a9",
        "LSOA_Dec_2011_Boundaries_Generalised_Clipped_BGC_EW_V3", "Integrated_Care_Boards_April_2026_Boundaries_EN_BGC",
    ];

    public static PublisherAnswer Services(params string[] more) => PublisherAnswer.Json($$"""
        {"currentVersion":11.5,"services":[{"name":"An_old_map","type":"MapServer","url":"https://example.org/An_old_map/MapServer"}{{string.Concat(new OnsGeographyOptions().Layers.Select(l => l.Name).Concat(more).Distinct().Select(Service))}}]}
        """);

    private static string Service(string name) => $$""",{"name":"{{name}}","type":"FeatureServer","url":"https://example.org/{{name}}/FeatureServer"}""";
}
