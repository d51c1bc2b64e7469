using HealthNeeds.Core.Research;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

/// <summary>Awards as registers of research list them: two organisations with a place, one without. None of them is real.</summary>
internal static class FixtureResearch
{
    private static readonly DateOnly Seen = new(2026, 11, 20);

    public static void Append(ReleaseWriter writer)
    {
        var place = FixtureAreas.At(AreaLevel.Lsoa21).First();
        ResearchOrganisation[] organisations =
        [
            new("university-of-fixture", "University of Fixture", ["UNIVERSITY OF FIXTURE", "University of Fixture"], "S1 1AA", place.Location, place.Code, place.Icb, ResearchPlaces.Register),
            new("nowhere-institute", "Nowhere Institute", ["Nowhere Institute"], null, null, null, null, ResearchPlaces.Unknown),
        ];
        writer.AppendResearch(Categories, organisations,
        [
            (Award("A/1", "Breathing at home", 1_000_000, new DateOnly(2028, 3, 31), ("Respiratory", 0.75), ("Stroke", 0.25)), "university-of-fixture"),
            (Award("A2", "Hearts and hills", 500_000, new DateOnly(2027, 3, 31), ("Cardiovascular", 1)), "university-of-fixture"),
            (Award("A3", "Lost in space", null, null, ("Respiratory", 0.1), ("Mental health", 0.9)), "nowhere-institute"),
            (Award("P1", "Skin in a van", null, new DateOnly(2026, 12, 31), ("Skin", 1)) with { Kind = ResearchAward.SupportedProject }, "university-of-fixture"),
        ]);
    }

    private static HealthCategories Categories { get; } = HealthCategories.None with
    {
        Categories =
        [
            new("respiratory", "Respiratory", ["copd-prevention"], ["cardio-respiratory"]), new("stroke", "Stroke", ["stroke-rehabilitation"], ["cardio-respiratory"]),
            new("cardiovascular", "Cardiovascular", ["cardiac"], ["cardio-respiratory"]), new("mental-health", "Mental health", ["mental-health-support"], ["mental-health"]), new("skin", "Skin", [], []),
        ],
    };

    private static ResearchAward Award(string id, string title, double? pounds, DateOnly? end, params (string Category, double Share)[] parts) => new(
        "nihr-open-data", id, ResearchAward.Award, title, "NIHR", "HTA", "Active", null, null, null, pounds, new DateOnly(2024, 4, 1), end, $"https://fundingawards.nihr.ac.uk/award/{id}",
        [.. parts.Select(p => new CategoryShare(p.Category, p.Share))], Apportioned: true, Seen);
}
