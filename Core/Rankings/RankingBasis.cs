using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Rankings;

/// <summary>
/// What a release's rankings are drawn from: enough to draw them again to the last place, or to draw what they would be under other weights.
/// Every list by LSOA follows the order of <paramref name="Lsoas"/>.
/// </summary>
/// <param name="Seed">Of every draw.</param>
/// <param name="Draws">How many make a ranking.</param>
/// <param name="Lsoas">In the order of their codes.</param>
/// <param name="Parts">A part's place in this list numbers its errors: see <see cref="SharedError.Of"/>.</param>
/// <param name="Overall">Which measures make the overall ranking of each kind; the weights of a kind sum to 1.</param>
public sealed record RankingBasis(
    int Seed,
    int Draws,
    IReadOnlyList<AreaCode> Lsoas,
    IReadOnlyList<RankingPart> Parts,
    IReadOnlyList<RankingResidents> Residents,
    IReadOnlyList<RankingMeasure> Measures,
    IReadOnlyList<MeasureWeight> Overall)
{
    /// <exception cref="InvalidOperationException">There is no such part.</exception>
    public RankingPart Part(string id) => Parts.Single(p => p.Id == id);

    /// <summary>The log ratios that a term is the product of, by LSOA: its parts', then its residents'.</summary>
    public IEnumerable<IReadOnlyList<double>> LogRatios(RankingTerm term) =>
        term.Parts.Select(id => Part(id).LogRatio).Concat(Residents.Where(r => r.Id == term.Residents).Select(r => r.LogRatio));
}

/// <summary>One figure or estimate that rankings are made of, as the logarithm of its ratio to a typical area of England; higher is worse.</summary>
/// <param name="LogRatio">By LSOA; NaN where there is nothing to go by, which counts as 0 with an error as wide as England.</param>
/// <param name="Own">Standard deviation of the error, by LSOA: what is the LSOA's alone.</param>
/// <param name="Msoa">What it has in common with its MSOA.</param>
/// <param name="Authority">What it has in common with its local authority.</param>
/// <param name="Errors">The independent errors that the part's error is mixed from.</param>
public sealed record RankingPart(
    string Id,
    string Title,
    IReadOnlyList<double> LogRatio,
    IReadOnlyList<float> Own,
    IReadOnlyList<float> Msoa,
    IReadOnlyList<float> Authority,
    IReadOnlyList<SharedError> Errors);

/// <summary>How much of an independent error a part takes, at each grain.</summary>
/// <param name="Of">Place of the part whose error it is; the number of parts is the error that estimated parts have in common.</param>
public readonly record struct SharedError(int Of, float Own, float Msoa, float Authority);

/// <summary>How many residents a condition concerns.</summary>
/// <param name="LogRatio">Logarithm of the ratio to England's mean, by LSOA.</param>
public sealed record RankingResidents(string Id, IReadOnlyList<double> LogRatio);

/// <summary>What areas are ranked by: terms added up by their shares.</summary>
/// <param name="Focus">A focus area, or "all-causes".</param>
/// <param name="Set">Numbers the measure's set of shares among those that are drawn.</param>
public sealed record RankingMeasure(string Focus, NeedKind Kind, int Set, IReadOnlyList<RankingTerm> Terms);

/// <summary>A condition, as a ratio to England: the product of its parts and of the residents concerned, over <paramref name="England"/>.</summary>
/// <param name="Share">Of the measure, at England's average; a measure's shares sum to 1.</param>
/// <param name="England">The residents' mean of the product.</param>
/// <param name="Parts">Ids of parts.</param>
/// <param name="Residents">Id of the residents concerned; null where all count alike.</param>
public sealed record RankingTerm(string Id, string Title, double Share, double England, IReadOnlyList<string> Parts, string? Residents);

/// <summary>How much a measure weighs in the overall ranking of its kind.</summary>
public sealed record MeasureWeight(NeedKind Kind, string Focus, double Weight);
