using System.Globalization;
using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>
/// When the figures of each indicator were last uploaded. Metadata says it for a hundred indicators in one answer; only for
/// those it is silent on is data_changes asked, which takes one request each.
/// </summary>
internal sealed class ChangeBook(IEnumerable<RawResponse> metadata, IPublisherSession session)
{
    /// <summary>By indicator; null where metadata knows it and does not say.</summary>
    private readonly Dictionary<int, string?> versions = Said(metadata, session);

    /// <summary>Indicators that Fingertips knows. One that was withdrawn, or has another number now, is not among them.</summary>
    public IReadOnlyCollection<int> Known => versions.Keys;

    /// <summary>A text that changes when the figures of the indicators do.</summary>
    public string Version(IEnumerable<int> indicators) => string.Join("; ", indicators.Select(i => $"{i} {versions[i]}"));

    public async Task<IReadOnlyList<RawResponse>> AskAsync(FingertipsApi api, CancellationToken cancellation)
    {
        var silent = versions.Where(v => v.Value is null).Select(v => v.Key).Order().ToList();
        var answers = await Task.WhenAll(silent.Select(i => session.GetAsync(api.Change(i), cancellation)));
        foreach (var (indicator, answer) in silent.Zip(answers))
        {
            var change = FingertipsJson.Change(session.Open(answer), answer.Address);
            versions[indicator] = Text(change) ?? throw new ResponseRefusedException("json-shape", answer.Address, "no LastUploadedAt", "when the indicator last changed");
        }

        return answers;
    }

    private static Dictionary<int, string?> Said(IEnumerable<RawResponse> metadata, IPublisherSession session)
    {
        var said = new Dictionary<int, string?>();
        foreach (var answer in metadata)
        {
            foreach (var (id, entry) in FingertipsJson.Metadata(session.Open(answer), answer.Address))
            {
                if (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var indicator))
                    said[indicator] = Text(entry.DataChange);
            }
        }

        return said;
    }

    private static string? Text(DataChange? change) => change?.LastUploadedAt is { Length: > 0 } uploaded ? $"{uploaded} {change.LastDeletedAt}".Trim() : null;
}
