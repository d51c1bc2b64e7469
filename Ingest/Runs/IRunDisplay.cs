using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Runs;

/// <summary>Somewhere the state of the live run is shown: a file, a terminal, a log.</summary>
internal interface IRunDisplay
{
    /// <summary>Called a few times a second, from one thread at a time.</summary>
    void Show(RunProgress progress);
}
