using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Tests.Publishers.Nomis;
using HealthNeeds.Ingest.Tests.Pulls;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>A question that one source alone asks: what goes wrong there goes wrong with that source and no other.</summary>
/// <param name="Source">Null for the directory of sites, which no figures come from.</param>
internal sealed record SoakTarget(string? Source, string Publisher, Func<string, HttpRequest, bool> IsAsked)
{
    private const string Terms = "indicator_metadata/csv/by_indicator_id";

    private static readonly IndicesOptions Indices = new();
    private static readonly NhsDigitalOptions Nhs = new();

    public static readonly IReadOnlyList<SoakTarget> All =
    [
        At("iod2025", PublisherAddresses.GovUk, Indices.Scores2025),
        At("iod2025", PublisherAddresses.GovUk, Indices.Indicators2025),
        At("iod2019", PublisherAddresses.GovUk, Indices.Scores2019),
        At("iod2019", PublisherAddresses.GovUk, Indices.Indicators2019),
        At("qof2021", PublisherAddresses.NhsDigital, Nhs.Qof),
        At("gp-registrations", PublisherAddresses.NhsDigital, Nhs.Registrations),
        At("census2021", PublisherAddresses.Nomis, "output/census/2021/census2021-ts037.zip"),
        At("ons-population", PublisherAddresses.Nomis, PopulationBodies.Path[1..]),
        At("ons-geography", PublisherAddresses.CommonsLibrary, new OnsGeographyOptions().MsoaNames),
        new("ons-geography", PublisherAddresses.OnsGeography, (_, _) => true),
        new("ohid-fingertips", PublisherAddresses.Fingertips, (path, request) => path == Terms && Asks("ohid-fingertips", request)),
        new("ohid-smoking", PublisherAddresses.Fingertips, (path, request) => path == Terms && Asks("ohid-smoking", request)),
        new(null, PublisherAddresses.Ods, (_, _) => true),
    ];

    public static readonly IReadOnlyList<string> Sources = [.. All.Select(t => t.Source).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    public override string ToString() => Source ?? Publisher;

    private static SoakTarget At(string source, string publisher, string path) => new(source, publisher, (asked, _) => asked == path);

    private static bool Asks(string source, HttpRequest request)
    {
        var ids = request.Query["indicator_ids"].ToString().Split(',').ToHashSet(StringComparer.Ordinal);
        return LoopbackPull.Catalogue.Indicators.First(i => i.Fingertips is { } f && ids.Contains($"{f.Id}")).Source == source;
    }
}
