using System.Globalization;

namespace HealthNeeds.Ingest.Validation;

/// <summary>A source of which more than a few rows break a rule is not the source we know.</summary>
internal sealed class RejectedShareRule : IBatchRule
{
    private const double Tolerated = 0.01;

    public string Id => "rejected-share";

    public IEnumerable<Finding> Check(BatchFacts facts) =>
        from count in facts.Counts
        where count.RowsRejected > Tolerated * count.RowsIn
        select Finding.Hold(
            count.Source,
            "all figures",
            "Few rows break a rule.",
            string.Create(CultureInfo.InvariantCulture, $"{count.RowsRejected:N0} of {count.RowsIn:N0} rows rejected"),
            string.Create(CultureInfo.InvariantCulture, $"at most {Tolerated:P0}"));
}
