using HealthNeeds.Core.Research;

namespace HealthNeeds.Store.Releases;

/// <summary>What registers of research say. No table has room for a person.</summary>
internal sealed partial class ReleaseWriter
{
    /// <summary>The LSOAs of those postcodes that the postcodes appended so far have, in use or not.</summary>
    /// <param name="postcodes">As Royal Mail writes them.</param>
    public IReadOnlyList<(string Postcode, AreaCode Lsoa)> LsoasOf(IEnumerable<string> postcodes, CancellationToken token = default) => session.Query<(string Postcode, AreaCode Lsoa)>(
        "select postcode, lsoa21 from work.postcode where postcode in (select unnest(string_split($postcodes, ','))) order by postcode", [("postcodes", string.Join(',', postcodes))], token);

    /// <param name="awards">Each with the id of its organisation, or null.</param>
    public void AppendResearch(HealthCategories categories, IReadOnlyList<ResearchOrganisation> organisations, IReadOnlyList<(ResearchAward Award, string? Organisation)> awards)
    {
        Load("research_category", categories.Categories.Select((c, i) => (Category: c, Position: i)), (row, c) => row.Add(c.Category.Id).Add(c.Category.Name).Add(c.Category.Needs).Add(c.Category.FocusAreas).Add(c.Position));
        Load("research_organisation", organisations, (row, o) => row
            .Add(o.Id).Add(o.Name).Add(o.Names).Add(o.Postcode).Add(o.Location?.Latitude).Add(o.Location?.Longitude).Add(o.Lsoa?.Value).Add(o.Icb?.Value).Add(o.Place));
        Load("research_award", awards, (row, a) => row
            .Add(a.Award.Register).Add(a.Award.Kind).Add(a.Award.Id).Add(a.Award.Title).Add(a.Award.Funder).Add(a.Award.Programme).Add(a.Award.Status).Add(a.Organisation)
            .Add(a.Award.Pounds).Add(a.Award.Start).Add(a.Award.End).Add(a.Award.Link).Add(a.Award.Apportioned).Add(a.Award.Seen));
        Load("research_award_category", awards.SelectMany(a => a.Award.Categories, (a, part) => (a.Award, Part: part)), (row, c) => row
            .Add(c.Award.Register).Add(c.Award.Kind).Add(c.Award.Id).Add(categories.Find(c.Part.Category)?.Id).Add(c.Part.Category).Add(c.Part.Share));
    }
}
