using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Assets;

/// <param name="Accuracy">"site" (within about 300 m), "campus" or "area".</param>
public sealed record AssetSite(string Place, Location Location, string Accuracy)
{
    /// <summary>The local authority it stands in.</summary>
    public AreaCode? LocalAuthority { get; init; }
}
