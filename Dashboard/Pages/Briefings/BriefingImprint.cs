using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>What every briefing says of itself: whose figures, of which release, and where all of it stands.</summary>
/// <param name="Edition">"South Yorkshire · data version 3 · published 28 Nov 2026".</param>
/// <param name="Sources">One line for each publisher.</param>
/// <param name="Link">The full page, fixed to the release.</param>
public sealed record BriefingImprint(string Edition, string Release, DateTimeOffset Published, IReadOnlyList<string> Sources, string Citation, Uri Link)
{
    public const string Licence = "Contains public sector information licensed under the Open Government Licence v3.0 and Parliamentary information licensed under the Open Parliament Licence. Contains OS data © Crown copyright and database right. HealthNeeds is not an NHS service.";
}

/// <summary>A briefing with its imprint, ready to be set.</summary>
public sealed record BriefingSheet(Briefing Briefing, BriefingImprint Imprint);

/// <summary>Makes the imprint of the release that is read.</summary>
internal sealed class ImprintReader(ReleaseReading reading, SiteAddress site)
{
    public BriefingSheet Print(Briefing briefing, HttpRequest request)
    {
        var release = reading.Lease.Info;
        var link = new Uri(site.Of(request), reading.Fixed(briefing.Address).TrimStart('/'));
        return new BriefingSheet(briefing, new BriefingImprint(
            $"{briefing.Extent ?? reading.Region.Name} · data version {release.Version} · published {Figures.Day(release.Published)}",
            release.Id,
            release.Published,
            reading.Remember<IReadOnlyList<string>>("briefing-sources", Sources),
            $"HealthNeeds, data version {release.Version} (release {release.Id}, {Figures.Day(release.Published)}). {briefing.Title}. {(briefing.Cited is { } cited ? $"{site.Of(request).AbsoluteUri.TrimEnd('/')}{cited}" : link.AbsoluteUri)}",
            link));
    }

    private List<string> Sources() => reading.Sources.Where(s => s.RowsKept > 0).GroupBy(s => s.Source.Publisher, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => g.Count() == 1 ? $"{g.Key}: {g.Single().Source.Title}" : $"{g.Key} ({g.Count()} sources)")
        .ToList();
}
