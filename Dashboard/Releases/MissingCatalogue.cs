using HealthNeeds.Core.Regions;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>Why the release that is shown holds no assets of the region that is shown, in words.</summary>
/// <param name="Region">The region that is shown.</param>
/// <param name="MadeFor">The region that the release was made for.</param>
public sealed record MissingCatalogue(Region Region, Region MadeFor)
{
    /// <summary>True where the region's folder describes assets, which come with a release made for it.</summary>
    public bool IsDescribed => Region.HasAssets;

    public string Sentence => !IsDescribed ? $"There is no asset catalogue for {Region.Name}."
        : IsOfAnother ? $"This release was made for {MadeFor.Name}, so it holds no assets of {Region.Name}."
        : $"This release holds no assets of {Region.Name}: it was made before they were described.";

    /// <summary>What a link to how to have them says.</summary>
    public string Link => IsDescribed ? "How to have them" : "How to add one";

    /// <summary>Makes the release that holds them.</summary>
    public string Command => $"dotnet Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll refresh --region {Region.Id}";

    private bool IsOfAnother => MadeFor.Id != Region.Id;
}
