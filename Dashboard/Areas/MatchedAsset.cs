using HealthNeeds.Core.Assets;

namespace HealthNeeds.Dashboard.Areas;

/// <summary>An asset and every need of the area it answers, its best match first.</summary>
public sealed record MatchedAsset(Asset Asset, double? Kilometres, IReadOnlyList<string> Needs, IReadOnlyList<string> Reasons);
