using HealthNeeds.Analytics.Similar;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Comparison;

/// <summary>The places most like one, and how they are like it.</summary>
/// <param name="Items">The most alike first; empty where there is a reason.</param>
/// <param name="Reason">Why the place cannot be compared; null where it can.</param>
/// <param name="Features">Those that are used; differences are in their order.</param>
/// <param name="NotHeld">Those that this release has not got at the level.</param>
/// <param name="Of">How many places it was compared with.</param>
/// <param name="Components">How many principal components are kept.</param>
/// <param name="Held">The share of variance they hold.</param>
public sealed record SimilarView(
    Area Area,
    bool Elsewhere,
    IReadOnlyList<SimilarItem> Items,
    string? Reason,
    IReadOnlyList<StructuralFeature> Features,
    IReadOnlyList<StructuralFeature> NotHeld,
    IReadOnlyList<Period> Periods,
    int Of,
    int Components,
    double Held)
{
    internal static SimilarView Read(ReleaseFigures figures, Area area, bool elsewhere, CancellationToken token)
    {
        var model = SimilarModel.Of(figures, area.Level, token);
        if (model.Places is not { } places)
            return new SimilarView(area, elsewhere, [], $"This release holds too few structural figures of {LevelWords.Plural(area.Level)}, or too alike, to say which places are alike.", [], model.NotHeld, [], 0, 0, 0);
        var reason = places.Missing(area.Code) switch
        {
            null => "it is not among the areas of this release",
            { Count: 0 } => null,
            var missing => $"{string.Join("; ", missing.Select(m => m.Title))} {Verb.Is(missing.Count)} missing",
        };
        var items = reason is null ? places.Nearest(area.Code, CompareQuery.Similar, elsewhere).Select(p => new SimilarItem(model.Areas[p.Area], p.Distance, p.Differences)).ToList() : [];
        return new SimilarView(area, elsewhere, items, reason is null ? null : $"{area.DisplayName} cannot be compared: {reason}.", places.Features, model.NotHeld, model.Periods, places.Count - 1, places.Components, places.Held);
    }

    /// <summary>Another place less this one, where both can be compared.</summary>
    internal static SimilarItem? Between(ReleaseFigures figures, Area area, Area other, CancellationToken token) =>
        SimilarModel.Of(figures, area.Level, token).Places is { } places && places.Distance(area.Code, other.Code) is { } distance
            ? new SimilarItem(other, distance, places.Differences(area.Code, other.Code)!)
            : null;

    /// <summary>The features that tell two places apart most.</summary>
    public IEnumerable<(StructuralFeature Feature, double Difference)> Largest(SimilarItem item, int count) =>
        Features.Zip(item.Differences).OrderByDescending(p => Math.Abs(p.Second)).Take(count);
}

/// <param name="Differences">It less the place it is like, in standard deviations of all places of the level.</param>
public sealed record SimilarItem(Area Area, double Distance, IReadOnlyList<double> Differences);
