using HealthNeeds.Core.Assets;

namespace HealthNeeds.Dashboard.Areas;

/// <summary>An asset and every need of the area it answers, its best match first.</summary>
/// <param name="OfThePlace">True where it serves the place in particular or stands next to it; the others serve the whole region.</param>
public sealed record MatchedAsset(Asset Asset, double? Kilometres, IReadOnlyList<string> Needs, IReadOnlyList<string> Reasons, bool OfThePlace);
