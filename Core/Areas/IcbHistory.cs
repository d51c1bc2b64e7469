namespace HealthNeeds.Core.Areas;

/// <summary>
/// How ICBs of earlier vintages became those of today, worked out from the LSOAs they have in common. An ICB that stayed as it was
/// has one entry, with itself.
/// </summary>
public sealed class IcbHistory(IReadOnlyList<IcbOverlap> overlaps)
{
    public static readonly IcbHistory Empty = new([]);

    public IReadOnlyList<IcbOverlap> Overlaps => overlaps;

    /// <summary>What has become of a code: whether an ICB of today has it, and which ICBs it was made of; or which ICBs followed it.</summary>
    public IcbStatus Of(AreaCode code)
    {
        var vintages = overlaps.GroupBy(o => o.Vintage, StringComparer.Ordinal).OrderByDescending(v => v.Key, StringComparer.Ordinal).Select(v => v.ToList()).ToList();
        if (overlaps.FirstOrDefault(o => o.Now == code) is not { } now)
            return Former(code, vintages.Select(v => v.FindAll(o => o.Former == code)).FirstOrDefault(v => v.Count > 0) ?? []);
        // The newest vintage in which it was another ICB, or none.
        var parts = vintages.Select(v => v.FindAll(o => o.Now == code)).FirstOrDefault(p => !IsWhole(p, code)) ?? [];
        var standing = parts.Count == 0 ? IcbStanding.Unchanged
            : parts.Exists(p => p.Former == code || p.FormerName == now.NowName) ? IcbStanding.BoundaryChanged
            : IcbStanding.Founded;
        return new IcbStatus(code, now.NowName, standing, parts);
    }

    private static bool IsWhole(List<IcbOverlap> parts, AreaCode code) => parts is [{ IsWhole: true } only] && only.Former == code;

    private static IcbStatus Former(AreaCode code, List<IcbOverlap> successors) => successors.Count == 0
        ? new IcbStatus(code, Name: null, IcbStanding.Unknown, [])
        : new IcbStatus(code, successors[0].FormerName, IcbStanding.Abolished, [.. successors.OrderByDescending(s => s.Lsoas).ThenBy(s => s.Now)]);
}

/// <summary>An ICB of an earlier vintage, one of today, and the LSOAs that lie in both.</summary>
/// <param name="Vintage">Year of the look-up that has the former code, as in "2024".</param>
/// <param name="Lsoas">LSOAs of 2021 in both; at least one.</param>
/// <param name="Of">LSOAs of the former ICB.</param>
public sealed record IcbOverlap(string Vintage, AreaCode Former, string FormerName, AreaCode Now, string NowName, int Lsoas, int Of)
{
    /// <summary>Of the former ICB's LSOAs, how many lie in this one of today; 0 to 1.</summary>
    public double Share => (double)Lsoas / Of;

    public bool IsWhole => Lsoas == Of;
}

/// <summary>What has become of an ICB's code.</summary>
/// <param name="Name">Its ICB's name; null where the code is not known.</param>
/// <param name="Overlaps">Of an abolished one, its successors, largest first; of one founded or changed, what it was made of; else empty.</param>
public sealed record IcbStatus(AreaCode Code, string? Name, IcbStanding Standing, IReadOnlyList<IcbOverlap> Overlaps)
{
    /// <summary>The year of the look-up it is compared with; null where there is nothing to compare.</summary>
    public string? Vintage => Overlaps.Count == 0 ? null : Overlaps[0].Vintage;

    /// <summary>What has become of it, in a sentence; null where nothing has.</summary>
    public string? Sentence => Standing switch
    {
        IcbStanding.Abolished => $"{Name} ({Code}) is an ICB of {Vintage} that was abolished since: {Followed()}.",
        IcbStanding.BoundaryChanged => $"The boundary of {Name} is not the one of {Vintage}: it has {Parts()}. Figures published for the ICB of {Vintage} are not about the same places.",
        IcbStanding.Founded => $"{Name} was founded after {Vintage}, of {Parts()}.",
        _ => null,
    };

    private string Followed() => Overlaps is [{ IsWhole: true } only]
        ? $"{(only.Of == 1 ? "its only LSOA lies" : FormattableString.Invariant($"all of its {only.Of:N0} LSOAs lie"))} in {only.NowName} ({only.Now})"
        : $"{FormattableString.Invariant($"of its {Overlaps[0].Of:N0} LSOAs")} {Joined(Overlaps.Select(o => FormattableString.Invariant($"{o.Lsoas:N0} {(o.Lsoas == 1 ? "lies" : "lie")} in {o.NowName} ({o.Now})")))}";

    private string Parts() => Joined(Overlaps.OrderByDescending(o => o.Lsoas).ThenBy(o => o.Former)
        .Select(o => o.Of == 1
            ? $"the only LSOA of {o.FormerName} ({o.Former})"
            : FormattableString.Invariant($"{(o.IsWhole ? "all" : $"{o.Lsoas:N0}")} of the {o.Of:N0} LSOAs of {o.FormerName} ({o.Former})")));

    private static string Joined(IEnumerable<string> items) => items.ToList() switch
    {
        [var only] => only,
        var several => $"{string.Join(", ", several.SkipLast(1))} and {several[^1]}",
    };
}

public enum IcbStanding
{
    /// <summary>No look-up that is held has the code.</summary>
    Unknown,

    /// <summary>An ICB of today, of the same LSOAs in every look-up that is held.</summary>
    Unchanged,

    /// <summary>An ICB of today under the code or name of an earlier one that had other LSOAs.</summary>
    BoundaryChanged,

    /// <summary>An ICB of today made of others.</summary>
    Founded,

    /// <summary>No ICB of today has the code.</summary>
    Abolished,
}
