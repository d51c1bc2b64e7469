using System.Text.Json;
using HealthNeeds.Core.Assets;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live.Drift;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.Ods;

/// <summary>
/// Whether assets with a site in NHS ODS's directory are still there. It only says what it finds: the catalogue rests on
/// evidence, and is changed by people.
/// </summary>
internal sealed class AssetSites(string data, PublisherSessions sessions, OdsDirectory directory)
{
    private const string File = "ods-sites.json";

    /// <returns>What is no longer as the catalogue has it, and where asking failed, a sentence each; none where all is well.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyList<Asset> assets, CancellationToken cancellation)
    {
        var sites = Sites().Join(assets, s => s.Asset, a => a.Id, (s, a) => (Asset: a, Site: s), StringComparer.Ordinal).ToList();
        if (sites.Count == 0)
            return [];
        var findings = new List<string>();
        using var session = sessions.Begin("ods", PublisherAddresses.Ods);
        foreach (var (asset, site) in sites)
        {
            try
            {
                if (Finding(asset, site, await directory.AtAsync(session, site.Postcode, cancellation)) is { } finding)
                    findings.Add(finding);
            }
            catch (ColumnNotFoundException lost)
            {
                return [.. findings, $"Sites of assets could not be compared with NHS ODS: {ColumnMissingRule.Of(lost, good: null)}"];
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                return [.. findings, $"Sites of assets could not be compared with NHS ODS: {problem.Message}"];
            }
        }

        session.Complete();
        return findings;
    }

    private static string? Finding(Asset asset, OdsSite site, IReadOnlyList<OdsOrganisation> there)
    {
        var what = $"{asset.Name} ({asset.Id})";
        var same = there.FirstOrDefault(o => o.OrgId == site.Code) ?? there.FirstOrDefault(o => string.Equals(o.Name, asset.Name, StringComparison.OrdinalIgnoreCase));
        if (same is null)
            return $"{what}: NHS ODS has neither {site.Code} nor an organisation of that name at {site.Postcode}. It has moved or has another code; the catalogue says {asset.Site?.Place ?? "no place"}.";
        return same.Status == "Active" || asset.Status == AssetStatuses.Ended
            ? null
            : $"{what}: NHS ODS says {same.OrgId} is {same.Status.ToLowerInvariant()}{(same.LastChangeDate is { } date ? $", changed {date}" : string.Empty)}; the catalogue says {asset.Status}.";
    }

    private IReadOnlyList<OdsSite> Sites()
    {
        var path = Path.Combine(data, File);
        if (!System.IO.File.Exists(path))
            return [];
        using var stream = System.IO.File.OpenRead(path);
        return JsonSerializer.Deserialize(stream, OdsJson.Default.IReadOnlyListOdsSite) ?? [];
    }
}
