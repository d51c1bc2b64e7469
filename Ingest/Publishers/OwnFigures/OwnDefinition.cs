using System.Text.Json;
using HealthNeeds.Ingest.Publishers.Fingertips;

namespace HealthNeeds.Ingest.Publishers.OwnFigures;

/// <summary>What an installation says of an indicator of its own: ID.json beside ID.csv. docs/data.md explains each member and has an example.</summary>
/// <param name="Denominator">Whom or what the figures are out of, in words.</param>
/// <param name="Provider">Who in the installation answers for the figures.</param>
/// <param name="Contact">Where a reader asks about them, and on what terms they may be used: https or mailto.</param>
/// <param name="Licence">The installation's own terms or restriction, in words.</param>
/// <param name="Period">What the figures describe, in words: "2022/23 to 2024/25".</param>
/// <param name="Level">The areas that the rows are about.</param>
/// <param name="Sexes">Those carried; persons where nothing is said.</param>
/// <param name="Age">The age carried, as printed in the file; null where it prints one only.</param>
/// <param name="FocusArea">Id of the focus area it is shown in; null for none.</param>
/// <param name="SmallNumbersBelow">Figures that count fewer people, but not none, are suppressed; <see cref="LeastShown"/> where nothing is said.</param>
/// <param name="NoPeopleCounted">Why there are no small numbers to look for: a score, a distance, a concentration. Null where people are counted.</param>
internal sealed record OwnDefinition(
    string Id,
    string Name,
    string Definition,
    string Denominator,
    string Unit,
    Polarity Polarity,
    string Provider,
    Uri Contact,
    string Licence,
    string Period,
    string Cadence,
    AreaLevel Level,
    int Decimals = 1,
    IReadOnlyList<Sex>? Sexes = null,
    string? Age = null,
    double? Minimum = null,
    double? Maximum = null,
    bool Modelled = false,
    string? Caveat = null,
    string? FocusArea = null,
    int? SmallNumbersBelow = null,
    string? NoPeopleCounted = null)
{
    /// <summary>NHS England suppresses counts of 1 to 7 of hospital activity below national level; where nothing else is said, so do we.</summary>
    public const int LeastShown = 8;

    /// <summary>The most bytes a definition may have.</summary>
    public const int MostBytes = 64 << 10;

    private IReadOnlyList<Sex> Carried => Sexes ?? [Sex.Persons];

    /// <param name="file">Named in errors.</param>
    /// <exception cref="CatalogueException">It is malformed or breaks a rule; says which, what was expected and what was found.</exception>
    public static OwnDefinition Read(Stream json, string file)
    {
        try
        {
            var definition = JsonSerializer.Deserialize<OwnDefinition>(json, CatalogueJson.Options) ?? throw new CatalogueException(file, "(whole file)", "an object", "null");
            OwnDefinitionRules.Check(file, definition);
            return definition;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw new CatalogueException($"{file}: {wrong.Message}", wrong);
        }
    }

    public Source ToSource() => new(
        Id, Provider, Name, Contact, Licence, Contact, $"{Name}: {OwnIndicators.Mark}. {Provider}. {Licence}", Period, Cadence, FigureSupply.LiveOnly);

    /// <param name="focusAreas">Those there are: one that went since is left out.</param>
    public Indicator ToIndicator(IReadOnlyCollection<string> focusAreas) => new(
        new IndicatorId(Id),
        Name,
        $"{Definition.TrimEnd('.')}. Out of: {Denominator.TrimEnd('.')}.",
        Unit,
        Decimals,
        Polarity,
        Id,
        Cadence,
        Level,
        Modelled,
        $"{SentenceOf(OwnIndicators.Mark)} {Provider} answers for it. Terms of its own: {Licence.TrimEnd('.')}.{(Caveat is null ? null : " " + Caveat)}",
        OwnIndicators.Domain,
        Minimum,
        Maximum,
        FocusArea is { } focus && focusAreas.Contains(focus, StringComparer.Ordinal) ? [new IndicatorUse(focus, IndicatorRole.Context)] : [],
        OwnTerms);

    /// <summary>The same as rows of its file are held against it.</summary>
    public WantedSeries ToWanted() => new(ToIndicator([]) with { Fingertips = new FingertipsSeries(0, Name, Level.Id(), Carried, Age, Unit) }, Refused: null)
    {
        Printed = Id,
        SmallNumbersBelow = NoPeopleCounted is null ? SmallNumbersBelow ?? LeastShown : null,
    };

    /// <summary>What of it gives the numbers their meaning: a change of any is held, as a publisher's is.</summary>
    public IReadOnlyDictionary<string, string> Facts => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [$"{Id} unit"] = Unit,
        [$"{Id} polarity"] = Polarity.Id(),
        [$"{Id} level"] = Level.Id(),
    };

    private string OwnTerms => $"own indicator of this installation, on terms of its own: {Licence.TrimEnd('.')}";

    private static string SentenceOf(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..].TrimEnd('.')}.";
}
