using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Gaps;

/// <summary>Gaps as page and API show them.</summary>
/// <param name="Needs">Those that were looked at: all of the focus area.</param>
/// <param name="NeedName">Of the need that is asked for; null for all.</param>
internal sealed record GapView(GapQuery Query, string Region, IReadOnlyList<Need> Needs, string? NeedName)
{
    /// <summary>Why nothing can be said; null where something can.</summary>
    public string? Reason { get; init; }

    /// <summary>The region's LSOAs.</summary>
    public IReadOnlyList<Area> Places { get; init; } = [];

    /// <summary>How many needs nothing open answers, by place; those without are not in it.</summary>
    public IReadOnlyDictionary<AreaCode, int> Unanswered { get; init; } = new Dictionary<AreaCode, int>();

    /// <summary>Needs with a gap somewhere, those first that most people live in.</summary>
    public IReadOnlyList<NeedGap> Gaps { get; init; } = [];

    /// <summary>Where the need that is asked for has no answer, greatest unmet need of the focus area first.</summary>
    public IReadOnlyList<GapPlace> Chosen { get; init; } = [];

    public IReadOnlyList<OutreachSite> Outreach { get; init; } = [];

    public IReadOnlyList<AssetCouple> Pairs { get; init; } = [];

    /// <summary>Neighbourhoods of the list that lie outside the region; 0 without a list.</summary>
    public int Outside { get; init; }

    /// <summary>Where it was looked: the places of the list, else the region.</summary>
    public string Extent => Query.Limit?.Title ?? Region;

    /// <summary>What stands beside an answer that keeps to a list, besides what stands beside every one.</summary>
    public IReadOnlyList<string> Cautions => Query.Limit is not { } limit ? Caveats : [$"Needs, places and centres of outreach are those of {limit.Title}{(Outside > 0 ? $" as far as it lies in {Region}" : null)}: {Figures.Some(Places.Count, "neighbourhood")}. Residents around a centre, and pairs, are counted over the whole region: the release holds them so.{(limit.Words is { } words ? $" {words}" : null)}", .. Caveats];

    /// <summary>Of which years the figures are that places are ordered by.</summary>
    public IReadOnlyList<Period> Measured { get; init; } = [];

    public string Finding
    {
        get
        {
            if (Reason is not null) return $"Gaps cannot be told for {Region}";
            if (NeedName is not null)
            {
                return Gaps.FirstOrDefault(g => g.Id == Query.Need) switch
                {
                    null => $"{NeedName}: an open asset answers it wherever it arises{In}",
                    { IsWhole: true } => $"{NeedName}: no open asset in {Region} works on it",
                    var gap => $"{NeedName}: no open asset answers it in {Figures.Some(gap.Neighbourhoods, "neighbourhood")}{Of}",
                };
            }

            if (Needs.Count == 0) return "No need of this focus area is in the list of needs";
            var (whole, part) = (Gaps.Count(g => g.IsWhole), Gaps.Count(g => !g.IsWhole));
            return (whole, part) switch
            {
                (0, 0) => $"An open asset answers every need wherever it arises in {Extent}",
                (0, _) => $"{Figures.Count(part)} of {Figures.Some(Needs.Count, "need")} {Verb.Has(part)} no open asset in some neighbourhoods of {Extent}",
                _ => $"No open asset works on {Figures.Count(whole)} of {Figures.Some(Needs.Count, "need")} in {Region}{(part == 0 ? null : $", and {Figures.Count(part)} more {Verb.Has(part)} none in some neighbourhoods{Of}")}",
            };
        }
    }

    private string Of => Query.Limit is { } limit ? $" of {limit.Title}" : string.Empty;

    private string In => Query.Limit is { } limit ? $" in {limit.Title}" : string.Empty;

    public string Lead => Reason ?? (Outreach.Count > 0
        ? $"Around {Outreach[0].Place.DisplayName}, within 5 km, live {Figures.Count(Outreach[0].People)} residents of neighbourhoods of high need for {SentenceCase.Inside(Outreach[0].NeedName)} that no open asset for it is near: more than around any other place."
        : Query.Limit is not null ? "The release names no place of the list around which most people of the region live in neighbourhoods of high need that nothing is near."
        : "The release names no place around which people live in neighbourhoods of high need that nothing is near.");

    public static readonly IReadOnlyList<string> Caveats =
    [
        "A need is answered by an open asset of the catalogue that reaches the place and works on the need itself or a part of it. What the catalogue does not hold is not seen: a gap may be one of the catalogue.",
        "Outreach: the centre of an MSOA within 5 km of which most people live in neighbourhoods where the need presses (four fifths of England or more) and no open asset for it is near. Straight lines, not journeys.",
        "Residents are everyone who lives there, not those who have the need.",
        "Pairs: two open assets of different worlds on the same need, one at hand where the other is not. Nobody was asked whether they would.",
        "Figures are about places, not people: a neighbourhood with an answer may hold people it does not reach.",
    ];
}

/// <param name="IsWhole">No open asset works on it or a part of it, wherever.</param>
/// <param name="Reason">The commonest.</param>
internal sealed record NeedGap(string Id, string Name, int Neighbourhoods, int People, bool IsWhole, string Authorities, string Reason)
{
    public static NeedGap Of(Need need, GapPlace[] places, bool isWhole) => new(
        need.Id,
        need.Name,
        places.Length,
        places.Sum(p => p.Area.Population ?? 0),
        isWhole,
        string.Join(", ", places.GroupBy(p => p.Area.LocalAuthorityName ?? "?", StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} ({Figures.Count(g.Count())})")),
        places.GroupBy(p => p.Reason, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? string.Empty);
}

/// <param name="Score">Unmet need of the focus area, a share above England's average; null where it is not ranked.</param>
internal sealed record GapPlace(Area Area, string Need, string Reason, double? Score);

/// <param name="Asset">The open asset nearest to it that works on the need.</param>
internal sealed record OutreachSite(string Need, string NeedName, Area Place, int Neighbourhoods, int People, string Asset, string AssetName, double? Kilometres);

/// <param name="Neighbourhoods">Where the need presses, one of the two is at hand and the other comes from elsewhere.</param>
internal sealed record AssetCouple(string One, string OneName, string Other, string OtherName, string Need, string NeedName, int Neighbourhoods, string? Relation);
