using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>Whether this dashboard also looks after a worker. Section "Worker": Worker__Embedded and so on in the environment.</summary>
internal sealed class WorkerProcessOptions
{
    public const string Section = "Worker";

    /// <summary>True: start the worker beside this process, restart it when it falls over, stop it on the way out. False: somebody else runs it.</summary>
    public bool Embedded { get; set; }

    /// <summary>The worker's program: a .dll for dotnet, or an executable. Found beside this program or in the source tree where nothing is said.</summary>
    public string? Path { get; set; }

    /// <summary>First pause before a worker that ended is started again; it doubles each time.</summary>
    [Range(0.01, 600)]
    public double FirstPauseSeconds { get; set; } = 1;

    [Range(0.01, 3600)]
    public double LongestPauseSeconds { get; set; } = 60;

    /// <summary>How long a worker that was asked to stop may take before it is ended: longer than the worker's own StopWithinSeconds, which leaves things tidy.</summary>
    [Range(0.1, 600)]
    public double KillAfterSeconds { get; set; } = 22;
}
