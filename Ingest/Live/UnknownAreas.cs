using HealthNeeds.Core.Areas;

namespace HealthNeeds.Ingest.Live;

/// <summary>Of the rows of each indicator's newest period, those about areas that are none of its level and vintage.</summary>
/// <param name="Rows">All of them.</param>
/// <param name="Unknown">Those that name another year's area, or none that is known.</param>
/// <param name="Examples">A few of the codes.</param>
internal sealed record UnknownAreas(AreaLevel Level, long Rows, long Unknown, IReadOnlyList<string> Examples);
