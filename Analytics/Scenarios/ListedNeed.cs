using HealthNeeds.Analytics.Draws;

namespace HealthNeeds.Analytics.Scenarios;

/// <summary>A reader's list of places as a whole, over draws: how many of them are in the worst tenth, and the need of their residents. Errors that places share are in it.</summary>
public sealed class ListedNeed
{
    private readonly int[] counts;

    private ListedNeed(int[] counts, double[] needs)
    {
        Array.Sort(counts);
        (this.counts, AboveMean) = (counts, AmountInterval.Of(needs));
    }

    public int Draws => counts.Length;

    /// <summary>How many of the places are in the worst tenth: median, and the bounds of 90% of the draws.</summary>
    public (int Lower, int Median, int Upper) InTenth => (counts[DrawBounds.Low(Draws)], counts[DrawBounds.Middle(Draws)], counts[DrawBounds.High(Draws)]);

    /// <summary>Need per resident as a share above the mean of all: 0.2 is a fifth more. Median, and the bounds of 90% of the draws.</summary>
    public AmountInterval AboveMean { get; }

    /// <summary>Share of draws, 0 to 1, in which at least so many of the places are in the worst tenth.</summary>
    public double AtLeast(int places) => counts.Count(c => c >= places) / (double)Draws;

    /// <param name="listed">Draws of the places of the list.</param>
    /// <param name="all">The same draws of all that they are ranked among.</param>
    /// <param name="residents">Of each place; above 0 for one of them at least.</param>
    /// <exception cref="ArgumentException">The list is empty, or was not drawn as often.</exception>
    public static ListedNeed Of(NeedSample listed, DrawnTenths all, IReadOnlyDictionary<AreaCode, int> residents)
    {
        ArgumentNullException.ThrowIfNull(listed);
        ArgumentNullException.ThrowIfNull(all);
        double[] people = [.. listed.Areas.Select(a => (double)residents.GetValueOrDefault(a))];
        var total = people.Sum();
        if (listed.Draws.Count == 0 || listed.Draws.Count != all.Least.Count || !(total > 0))
            throw new ArgumentException($"Expected residents, and as many draws of the list as of all; found {total} residents, {listed.Draws.Count} and {all.Least.Count} draws.", nameof(listed));
        return new ListedNeed(
            [.. listed.Draws.Select((draw, d) => draw.Count(need => need >= all.Least[d]))],
            [.. listed.Draws.Select((draw, d) => (draw.Select((need, i) => need * people[i]).Sum() / total / all.Mean[d]) - 1)]);
    }
}

/// <summary>By draw: what it takes to be in the worst tenth.</summary>
/// <param name="Least">The lowest need of an area in the worst tenth.</param>
/// <param name="Mean">Mean need of all residents.</param>
public sealed record DrawnTenths(IReadOnlyList<float> Least, IReadOnlyList<double> Mean);
