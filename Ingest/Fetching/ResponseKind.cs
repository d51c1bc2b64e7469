namespace HealthNeeds.Ingest.Fetching;

/// <summary>What a response must be. An HTML error page with status 200 is none of these.</summary>
internal enum ResponseKind
{
    Csv,
    Json,
    Zip,

    /// <summary>An Office Open XML workbook.</summary>
    Workbook,
}
