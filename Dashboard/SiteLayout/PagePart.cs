namespace HealthNeeds.Dashboard.SiteLayout;

/// <summary>A part of a long page that its contents lead to.</summary>
/// <param name="Id">Of its heading, or of the part.</param>
/// <param name="Words">Short: as many as fit on a phone's first screen.</param>
public sealed record PagePart(string Id, string Words)
{
    /// <summary>Those that the page has now; null stands for one that it has not.</summary>
    public static IReadOnlyList<PagePart> List(IEnumerable<PagePart?> parts) => [.. parts.OfType<PagePart>()];
}
