namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>The most a rule does.</summary>
internal enum DriftOutcome
{
    /// <summary>The reader is told; the figures serve.</summary>
    Tell,

    /// <summary>Rows are set aside with their reason; too many of them hold the source.</summary>
    RejectRow,

    /// <summary>The figures wait for the analyst; the last good ones serve.</summary>
    Hold,
}
