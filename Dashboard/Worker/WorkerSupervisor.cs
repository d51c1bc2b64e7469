using System.ComponentModel;
using System.Diagnostics;
using HealthNeeds.Store;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>
/// Keeps one worker process running beside the dashboard. The worker is asked to stop by closing its standard input,
/// which also happens by itself when this process is killed: no worker is left behind.
/// </summary>
internal sealed class WorkerSupervisor(IOptions<WorkerProcessOptions> options, IConfiguration configuration, WorkerState state, TimeProvider clock, ILogger<WorkerSupervisor> log) : BackgroundService
{
    // Exit code 2 of the worker: a setting is wrong, and trying again will not right it.
    private const int WrongSettings = 2;
    private static readonly TimeSpan Healthy = TimeSpan.FromMinutes(1);
    private static readonly string[] Making = ["serve"];
    private static readonly string[] Following = ["replica", "follow"];

    private static readonly SettingHint WhereItIs = SettingHint.Of("Worker__Path", "FOLDER/HealthNeeds.Ingest.dll");

    private bool IsReplica => ReplicaSetting.IsSet(configuration);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!(options.Value.Embedded ?? IsReplica))
            return;
        if (WorkerProgram.Find(options.Value) is not { } program)
        {
            state.Problem = $"Its program was not found, so figures are not refreshed. Set {WhereItIs.Words}.";
            log.LogError("The worker was not found, so figures will not be refreshed. Looked for {Places}. Set Worker__Path, or Worker__Embedded=false.", options.Value.Path ?? string.Join(", ", WorkerProgram.Places()));
            return;
        }

        var pause = First;
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = clock.GetTimestamp();
            var exitCode = await RunOnceAsync(program, stoppingToken);
            if (stoppingToken.IsCancellationRequested)
                return;
            if (exitCode == WrongSettings)
            {
                state.Problem = "It refuses its settings, so figures are not refreshed; the log of this site says which.";
                log.LogError("The worker refuses its settings (see above) and is not started again; what is published is still served.");
                return;
            }

            pause = clock.GetElapsedTime(started) > Healthy ? First : pause;
            state.Problem = $"It ended with exit code {exitCode} and is started again; the log of this site says why.";
            log.LogWarning("The worker ended with exit code {ExitCode}; it starts again in {Seconds:0.##} s.", exitCode, pause.TotalSeconds);
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = TimeSpan.FromSeconds(Math.Min(pause.TotalSeconds * 2, options.Value.LongestPauseSeconds));
        }
    }

    private TimeSpan First => TimeSpan.FromSeconds(options.Value.FirstPauseSeconds);

    private async Task<int> RunOnceAsync(string program, CancellationToken stopping)
    {
        using var worker = new Process { StartInfo = WorkerProgram.StartInfo(program, IsReplica ? Following : Making, Settings()) };
        worker.OutputDataReceived += (_, line) => Pass(line.Data, WorkerLine.Level(line.Data));
        worker.ErrorDataReceived += (_, line) => Pass(line.Data, LogLevel.Error);
        worker.Start();
        worker.BeginOutputReadLine();
        worker.BeginErrorReadLine();
        LetReadersGoFirst(worker);
        await using var healthy = clock.CreateTimer(_ => state.Problem = null, state: null, Healthy, Timeout.InfiniteTimeSpan);
        log.LogInformation("The worker runs as process {Process}.", worker.Id);
        await worker.WaitForExitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!worker.HasExited)
            await StopAsync(worker);
        return worker.ExitCode;
    }

    /// <summary>A refresh takes every processor for minutes: where both share a machine, pages are answered first.</summary>
    private void LetReadersGoFirst(Process worker)
    {
        try
        {
            worker.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception refused) when (refused is Win32Exception or InvalidOperationException)
        {
            log.LogInformation("The worker runs at the site's own priority: {Why}", refused.Message);
        }
    }

    private async Task StopAsync(Process worker)
    {
        worker.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.KillAfterSeconds), clock);
        await worker.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (worker.HasExited)
            return;
        log.LogWarning("The worker did not stop within {Seconds} s and is ended.", options.Value.KillAfterSeconds);
        worker.Kill(entireProcessTree: true);
        await worker.WaitForExitAsync(CancellationToken.None);
    }

    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string> { ["Releases__Directory"] = Path.GetFullPath(configuration["Releases:Directory"] ?? "releases") };
        if (configuration["Data:Directory"] is { } data)
            settings["Data__Directory"] = Path.GetFullPath(data);
        if (configuration["Region"] is { } region)
            settings["Region"] = region;
        foreach (var (name, value) in configuration.GetSection(ReplicaSetting.Section).AsEnumerable().Append(new("Releases:Keep", configuration["Releases:Keep"])))
        {
            if (value is not null)
                settings[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return settings;
    }

    private void Pass(string? line, LogLevel level)
    {
        if (!string.IsNullOrWhiteSpace(line))
            log.Log(level, "worker | {Line}", line);
    }
}

/// <summary>How the worker that this site looks after is, for pages and health.</summary>
internal sealed class WorkerState
{
    /// <summary>Why none runs, in a reader's words; null while one does, or where somebody else looks after it.</summary>
    public string? Problem { get; set; }
}

internal static class WorkerSupervision
{
    /// <summary>Starts and looks after a worker where Worker:Embedded says so.</summary>
    public static IServiceCollection AddWorkerSupervision(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<WorkerProcessOptions>().BindConfiguration(WorkerProcessOptions.Section).ValidateAnnotations(WorkerProcessOptions.Section).ValidateOnStart();
        services.AddSingleton<WorkerState>().AddSingleton<ClusterHealth>();
        services.AddHostedService<WorkerSupervisor>();
        return services;
    }
}
