using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Publishers.OrganisationData;

/// <summary>
/// NHS England's directory of organisations: the sites of assets, by code, and England's GP practices. It has no figures and no release is
/// made of it: rules say what changed, and what the catalogue of assets no longer has right.
/// </summary>
/// <param name="sites">Read anew at every pull: the catalogue's sites and where they should be.</param>
internal sealed class OdsSource(Func<IReadOnlyList<OdsSite>> sites, OdsDirectory directory) : ILiveSource
{
    public const string Id = "nhs-ods";

    private static readonly Dictionary<string, string> NoFacts = new(StringComparer.Ordinal);

    public string Source => Id;

    public string Publisher => PublisherAddresses.Ods;

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var (found, codes) = (new List<RawResponse>(), sites().Select(s => s.Code).Distinct(StringComparer.Ordinal).ToList());
        foreach (var code in codes)
        {
            if (await directory.SiteAsync(session, code, cancellation) is { } site)
                found.Add(site);
        }

        if (codes.Count > 0 && found.Count == 0)
            throw new InvalidDataException($"NHS ODS has none of the {codes.Count} sites it was asked about: is Live__Addresses__{PublisherAddresses.Ods} right?");
        return [.. found, .. await directory.PracticesAsync(session, cancellation)];
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        var asked = sites().Select(s => Site(s, responses, room)).ToList();
        var pages = responses.Where(r => r.Name.StartsWith(OdsDirectory.PracticesPrefix, StringComparison.Ordinal)).Select(r => OdsRecords.Listed(r, room.Open)).ToList();
        var practices = pages.SelectMany(p => p.Practices).ToList();
        var english = practices.FindAll(p => !IsWelsh(p));
        var path = Path.Combine(room.Folder, $"{SnapshotKinds.Organisations}.parquet");
        var kept = SnapshotTables.Organisations(path, [.. asked, .. english]);
        var (rowsIn, welsh) = (asked.Count + practices.Count, practices.Count - english.Count);
        TableShape[] shapes = [new("sites", OdsRecords.Needed, OdsRecords.Needed, asked.Count, NoFacts), new("practices", pages[0].Fields, OdsRecords.Needed, practices.Count, NoFacts)];
        return new SourceIntake([FetchedFile.Of(SnapshotKinds.Organisations, Source, path, kept)], rowsIn, kept, welsh, 0, [], shapes)
        {
            Organisations = [.. asked, .. english],
            Broken = welsh == 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { [RowRules.OutsideEngland] = welsh },
        };
    }

    private static ListedOrganisation Site(OdsSite site, IReadOnlyList<RawResponse> responses, ReadingContext room) =>
        responses.FirstOrDefault(r => r.Name == OdsDirectory.SiteName(site.Code)) is { } response
            ? OdsRecords.Site(site, response, room.Open)
            : new ListedOrganisation(site.Code, ListedOrganisation.Site, Name: null, ListedOrganisation.NotFound, Postcode: null, Changed: null, site.Asset, site.Postcode);

    /// <summary>The directory lists Wales's practices too; their codes begin with W.</summary>
    private static bool IsWelsh(ListedOrganisation practice) => practice.Code.StartsWith('W');
}
