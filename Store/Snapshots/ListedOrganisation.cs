namespace HealthNeeds.Store.Snapshots;

/// <summary>An organisation as a directory lists it.</summary>
/// <param name="Kind"><see cref="Site"/> or <see cref="Practice"/>.</param>
/// <param name="Status">"Active", "Inactive", or <see cref="NotFound"/>, where name and postcode are null.</param>
/// <param name="Changed">When its record was last changed, as printed.</param>
/// <param name="Asset">Id of the asset whose site it is; null for practices.</param>
/// <param name="ExpectedPostcode">Where data/ods-sites.json has the site; null for practices.</param>
internal sealed record ListedOrganisation(string Code, string Kind, string? Name, string Status, string? Postcode, string? Changed, string? Asset, string? ExpectedPostcode)
{
    public const string Site = "site";
    public const string Practice = "practice";
    public const string Active = "Active";
    public const string NotFound = "Not found";
}
