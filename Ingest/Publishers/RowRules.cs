namespace HealthNeeds.Ingest.Publishers;

/// <summary>Ids of the rules that rows and figures are held to, as they appear beside a rejection.</summary>
internal static class RowRules
{
    public const string Fields = "fields";
    public const string OutsideEngland = "outside-england";
    public const string UnknownArea = "unknown-area";
    public const string NoArea = "no-area";
    public const string Level = "level";
    public const string RetiredAuthority = "retired-authority";
    public const string Duplicate = "duplicate";
    public const string Number = "number";
    public const string Range = "range";
    public const string Interval = "interval";
    public const string Period = "period";
    public const string Sex = "sex";
    public const string FilledYear = "filled-year";
    public const string LeftOut = "left-out";
    public const string UnknownIndicator = "unknown-indicator";
    public const string Points = "points";
}
