using HealthNeeds.Core.Research;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Research;

/// <param name="Need">The need whose research is listed; null where all is.</param>
/// <param name="Reason">Why nothing is listed; null where something is.</param>
/// <param name="Registers">The registers that were reached, with the day of what serves; none where no register ever was.</param>
/// <param name="Categories">HRCS health categories with the needs and focus areas each is about.</param>
/// <param name="Awards">How many of the items are awards; the others are supported projects.</param>
/// <param name="Items">Awards and supported projects under way; those that end last first.</param>
internal sealed record ResearchAnswer(
    ReleaseStamp Release,
    AreaStamp Icb,
    string? Need,
    string? Reason,
    IReadOnlyList<string> Caveats,
    IReadOnlyList<ResearchRegister> Registers,
    IReadOnlyList<HealthCategory> Categories,
    int Awards,
    IReadOnlyList<ResearchItem> Items);

/// <summary>One award or supported project and where it is. No field of persons is read; the title is the register's own words.</summary>
/// <param name="Pounds">Of the whole award; null where the register gives no amount, and of supported projects.</param>
/// <param name="Apportioned">False where the shares of categories are taken as equal.</param>
/// <param name="Place">How the organisation's place is known: "register", "postcode", "catalogue" or "unknown"; null where no organisation is named.</param>
/// <param name="Seen">The day on which the register last gave it.</param>
internal sealed record ResearchItem(
    string Register, string Id, string Kind, string Title, string Status, string? Funder, string? Programme, double? Pounds, DateOnly? Start, DateOnly? End, string Link,
    IReadOnlyList<CategoryShare> Categories, bool Apportioned, string? Organisation, string? Postcode, string? Lsoa, string? Icb, string? Place, DateOnly Seen)
{
    private const int Places = 4;

    public static ResearchItem Of(PlacedAward placed)
    {
        var (award, organisation) = (placed.Award, placed.Organisation);
        return new ResearchItem(
            award.Register, award.Id, award.Kind, award.Title, award.Status, award.Funder, award.Programme, award.Pounds, award.Start, award.End, award.Link,
            [.. award.Categories.Select(c => c with { Share = Math.Round(c.Share, Places) })], award.Apportioned, organisation?.Name, organisation?.Postcode, organisation?.Lsoa?.Value, organisation?.Icb?.Value, organisation?.Place, award.Seen);
    }
}
