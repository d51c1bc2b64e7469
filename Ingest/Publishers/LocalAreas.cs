using HealthNeeds.Core.Areas;
using HealthNeeds.Ingest.Snapshot;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>Which authorities a row of ONS's Explore Local Statistics is about.</summary>
/// <param name="known">The authorities whose figures are carried.</param>
internal sealed class LocalAreas(IReadOnlySet<string> known, RawFileReport report)
{
    private static readonly string[] Authorities = ["E06", "E07", "E08", "E09"];

    /// <summary>Two authorities with one figure: ONS's code, what must be said beside it, and whose figure it is.</summary>
    private static readonly Dictionary<string, (string Said, string[] Codes)> Combined = new(StringComparer.Ordinal)
    {
        ["E67000001"] = ("Value for Hackney and City of London combined", ["E09000001", "E09000012"]),
        ["E67000002"] = ("Value for Cornwall and Isles of Scilly combined", ["E06000052", "E06000053"]),
    };

    /// <summary>False where the row is about another kind of area; it is rejected then.</summary>
    /// <param name="said">Status and notes of the row.</param>
    /// <param name="about">One authority or England; two where the publisher says that the figure is of both together.</param>
    public bool Find(long line, string code, string said, out IReadOnlyList<string> about)
    {
        var older = Crosswalks.Recoded.GetValueOrDefault(code, code);
        about = Combined.TryGetValue(code, out var both) && said.Contains(both.Said, StringComparison.Ordinal) ? both.Codes : [older];
        if (about.All(known.Contains) || older == AreaCode.England.Value)
            return true;
        if (code.Length != 9 || code[0] != 'E')
            report.Reject(RowRules.OutsideEngland, line, code, "Only areas of England are carried.", code, "a local authority of England");
        else if (Authorities.Contains(code[..3]))
            report.Reject(RowRules.RetiredAuthority, line, code, "An authority that was abolished has no successor whose figure this is.", code, "a local authority of the indicator's vintage");
        else
            report.Reject(RowRules.Level, line, code, "Counties, regions, combined authorities and other groups of authorities are not carried.", $"{code} {said}".Trim(), "a local authority or England");
        return false;
    }
}
