using HealthNeeds.Core.Conditions;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Maps;

namespace HealthNeeds.Dashboard.Pages.TestBeds;

/// <summary>Everything the page shows.</summary>
public sealed class TestBedsView
{
    internal TestBedsView(TestBed bed, TestBedText text, StudyChoices choices, StudyPictures pictures) => (Bed, Words, Choices, Pictures) = (bed, text, choices, pictures);

    internal TestBed Bed { get; }

    internal TestBedText Words { get; }

    internal StudyChoices Choices { get; }

    internal StudyPictures Pictures { get; }

    internal string Address => Bed.Settings.Query.Length == 0 ? TestBedText.Path : $"{TestBedText.Path}?{Bed.Settings.Query}";

    /// <summary>The same without a list of places.</summary>
    internal string Everywhere => Bed.Settings.Everywhere.Query is { Length: > 0 } query ? $"{TestBedText.Path}?{query}" : TestBedText.Path;

    internal string Download(string format) => $"/api/v1/test-beds?{Bed.Settings.Query}{(Bed.Settings.Query.Length == 0 ? string.Empty : "&")}format={format}";

    /// <summary>What a field of the form holds: what was given, else the default.</summary>
    internal string? Text(ParameterRule rule) => Bed.Settings.Text(rule);
}

/// <summary>What the form's lists offer.</summary>
/// <param name="Indicators">Those with figures of the level, by id, with what they are called.</param>
internal sealed record StudyChoices(
    string Region,
    IReadOnlyList<Area> Authorities,
    IReadOnlyList<FocusArea> FocusAreas,
    IReadOnlyList<Condition> Conditions,
    IReadOnlyList<(string Id, string Title)> Indicators,
    IReadOnlyList<StudyPoint> Assets,
    IReadOnlyList<StudyPoint> Organisations);

/// <param name="Curve">Power over clusters; null where there is no trial to plan.</param>
internal sealed record StudyPictures(MapView? Map, NoMap? NoMap, ChartFigure? Curve);
