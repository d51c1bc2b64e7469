using System.Collections.Concurrent;
using System.Security.Cryptography;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Publishers.OrganisationData;
using HealthNeeds.Ingest.Publishers.Postcodes;
using HealthNeeds.Ingest.Publishers.TrustCatchments;
using HealthNeeds.Ingest.Tests.Editions;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Publishers.Fingertips;
using HealthNeeds.Ingest.Tests.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Tests.Publishers.Nomis;
using HealthNeeds.Ingest.Tests.Publishers.OnsGeography;
using HealthNeeds.Ingest.Tests.Publishers.OrganisationData;
using HealthNeeds.Ingest.Tests.Publishers.Postcodes;
using HealthNeeds.Ingest.Tests.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.Tests.Publishers.Research;
using HealthNeeds.Ingest.Tests.Publishers.TrustCatchments;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Ingest.Tests.Publishers;

/// <summary>
/// All publishers of the product below one address, each at the path that its own address is set to, each answering at the
/// product's own paths in its own shape, with an entity tag. They say what the raw files say.
/// </summary>
/// <param name="raw">Folder of raw files; where one is changed, <see cref="Renew"/> has its publisher say so.</param>
/// <param name="data">Data folder of the regions whose sites NHS ODS is asked about.</param>
/// <param name="mostAtOnce">Records that ONS gives in one answer.</param>
internal sealed class EveryPublisher(string raw, string data, FingertipsBodies fingertips, int mostAtOnce)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static IReadOnlyCollection<string> Names => PublisherAddresses.Names;

    // Made once: a zip file made again has other bytes.
    private readonly ConcurrentDictionary<string, PublisherAnswer?> answers = new(StringComparer.Ordinal);
    private readonly Lazy<PopulationBodies> population = new(() => new PopulationBodies(raw));
    private readonly Lazy<OdsBodies> directory = new(() => new OdsBodies(OdsSite.ReadAll(data)));
    private readonly IReadOnlyList<IPublisherCase> cases = PublisherCases.Made();
    private readonly ArcGisService layers = ArcGisService.Of(raw, new OnsGeographyOptions(), mostAtOnce);

    /// <summary>What is answered instead, by publisher and path; null for the usual.</summary>
    public Func<string, string, PublisherAnswer?> Instead { get; set; } = (_, _) => null;

    /// <summary>What becomes of an answer on its way, by publisher, path and request.</summary>
    public Func<string, string, HttpRequest, PublisherAnswer?, PublisherAnswer?> OnItsWay { get; set; } = (_, _, _, answer) => answer;

    public NihrBodies Awards => cases.OfType<NihrBodies>().Single();

    /// <summary>False for publishers that give no entity tags.</summary>
    public bool SendsTags { get; set; } = true;

    public PublisherAnswer? Answer(HttpRequest request)
    {
        var (publisher, path) = request.Path.Value![1..].Split('/', 2) is [var name, var rest] ? (name, rest) : (string.Empty, string.Empty);
        var answer = Instead(publisher, path) ?? answers.GetOrAdd($"{publisher}/{path}{request.QueryString}", _ => Tagged(Usual(publisher, path, request)));
        return OnItsWay(publisher, path, request, SendsTags ? answer : answer?.With(etag: null));
    }

    /// <summary>The publisher says anew what there is to say now.</summary>
    public void Renew(string publisher)
    {
        foreach (var key in answers.Keys.Where(k => k.StartsWith(publisher + "/", StringComparison.Ordinal)))
            answers.TryRemove(key, out _);
    }

    private PublisherAnswer? Usual(string publisher, string path, HttpRequest request) => publisher switch
    {
        PublisherAddresses.OnsGeography when path.Length == 0 => EditionBodies.Services(),
        PublisherAddresses.GovUkContent => EditionBodies.GovUk(path),
        PublisherAddresses.NhsPublications => EditionBodies.Nhs(path),
        PublisherAddresses.ArcGis when path == "search" => EditionBodies.Postcodes(),
        PublisherAddresses.OnsGeography => layers.Answer(request),
        PublisherAddresses.Fingertips => fingertips.Answer(path, k => request.Query[k].ToString()),
        PublisherAddresses.Nomis when "/" + path == PopulationBodies.Path => population.Value.Answer(request),
        PublisherAddresses.Ods => directory.Value.Answer("/" + path, request.Query),
        _ => cases.Where(c => c.Publisher == publisher).Select(c => c.Answer(path, request)).FirstOrDefault(a => a is not null) ?? File(publisher, path),
    };

    private PublisherAnswer? File(string publisher, string path)
    {
        var (indices, nhs) = (new IndicesOptions(), new NhsDigitalOptions());
        return publisher switch
        {
            PublisherAddresses.GovUk when path == indices.Scores2025 => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Csv(GovUkBodies.Scores2025(raw)),
            PublisherAddresses.GovUk when path == indices.Scores2019 => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Csv(GovUkBodies.Scores2019(raw)),
            PublisherAddresses.GovUk when path == indices.Indicators2025 => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Bytes(GovUkBodies.Indicators2025(raw), Workbook),
            PublisherAddresses.GovUk when path == indices.Indicators2019 => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Bytes(GovUkBodies.Indicators2019(raw), Workbook),
            PublisherAddresses.GovUk when path == new TrustCatchmentOptions().Path => CatchmentBodies.Of(raw),
            PublisherAddresses.ArcGis when path == $"content/items/{new PostcodeOptions().Item}/data" => PostcodeBodies.Of(raw),
            PublisherAddresses.NhsDigital when path == nhs.Qof => NhsBodies.Qof(raw, care: true),
            PublisherAddresses.NhsDigital when path == nhs.Registrations => NhsBodies.Registrations(NhsBodies.RegistrationRows(raw)),
            PublisherAddresses.CommonsLibrary when path == new OnsGeographyOptions().MsoaNames => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Bytes(System.IO.File.ReadAllBytes(Path.Combine(raw, "hocl_msoa11_names.csv")), "text/csv"),
            PublisherAddresses.Nomis => NomisBodies.Tables.Where(t => path == $"output/census/2021/census2021-{t}.zip").Select(t => NomisBodies.Zip(raw, t)).SingleOrDefault(),
            _ => null,
        };
    }

    private static PublisherAnswer? Tagged(PublisherAnswer? answer) => answer?.With(etag: $"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body))[..16]}\"");
}
