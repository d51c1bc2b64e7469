namespace HealthNeeds.Dashboard.Worker;

/// <summary>How the worker that this site looks after is, for pages and health.</summary>
internal sealed class WorkerState
{
    /// <summary>Why none runs, in a reader's words; null while one does, or where somebody else looks after it.</summary>
    public string? Problem { get; set; }
}
