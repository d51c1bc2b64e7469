using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Synthetic;

/// <summary>
/// How many events an area's rate counts, reckoned from the residents whom it is about where the publisher gives neither limits nor counts.
/// Tried on how far such rates differ from year to year (docs/decisions/0086).
/// </summary>
/// <param name="Per">The rate is per so many people.</param>
/// <param name="Years">Years that are taken together in one figure.</param>
/// <param name="From">Lowest age of the people, a multiple of 5.</param>
/// <param name="Below">Age above them, likewise.</param>
/// <param name="Yearly">Share of them whom one year's figure is about.</param>
internal sealed record ReckonedEvents(double Per, int Years, int From, int Below, double Yearly)
{
    private const int NoLimit = 200;

    /// <summary>Of a year's births: a fifth of residents under 5.</summary>
    public static ReckonedEvents OfBirths(double per, int years) => new(per, years, 0, 5, 0.2);

    /// <summary>Of residents aged 10 and over.</summary>
    public static ReckonedEvents OfResidentsFrom10(double per, int years) => new(per, years, 10, NoLimit, 1);

    /// <summary>By area; null where not all the ages of residents are held.</summary>
    public double[]? Of(AreaFrame frame, AreaGroups groups, double[] rates)
    {
        FrameColumn?[] bands = [.. FeaturePlan.Ages.Where((_, k) => 5 * k >= From && 5 * k < Below).Select(frame.Latest)];
        if (Array.Exists(bands, b => b is null)) return null;
        double People(int lsoa) => frame.Population[lsoa] * bands.Sum(b => double.IsNaN(b!.Values[lsoa]) ? 0 : b.Values[lsoa]) / 100;
        return [.. rates.Select((rate, g) => rate / Per * groups.Members[g].Sum(People) * Yearly * Years)];
    }
}
