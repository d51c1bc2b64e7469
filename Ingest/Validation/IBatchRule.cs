namespace HealthNeeds.Ingest.Validation;

/// <summary>A rule that the figures of a run keep as a whole. Rules for single rows are SQL and stand in Store.</summary>
internal interface IBatchRule
{
    /// <summary>As in rejections and messages: "coverage".</summary>
    string Id { get; }

    IEnumerable<Finding> Check(BatchFacts facts);
}
