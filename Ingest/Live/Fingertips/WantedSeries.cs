using System.Text;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>An indicator of the catalogue as rows are held against it.</summary>
/// <param name="Refused">Why none of its rows can be taken: what its publisher says of it is not what the catalogue says. Null where they agree.</param>
internal sealed record WantedSeries(Indicator Indicator, (string Rule, string Found, string Expected)? Refused)
{
    private readonly byte[]? age = Indicator.Fingertips!.Age is { } age ? Encoding.UTF8.GetBytes(age) : null;

    public FingertipsSeries Asked => Indicator.Fingertips!;

    public AreaLevel Level => Indicator.NativeLevel;

    public string SexesText { get; } = string.Join(" or ", Indicator.Fingertips!.Sexes);

    public bool Takes(Sex sex) => Asked.Sexes.Contains(sex);

    public bool TakesAge(ReadOnlySpan<byte> text) => age is null || text.SequenceEqual(age);
}
