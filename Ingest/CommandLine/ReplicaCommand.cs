using System.CommandLine;
using System.Security.Cryptography;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Replicas;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Store;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Keeps a releases directory as another one is.</summary>
internal static class ReplicaCommand
{
    private static readonly Option<string?> Origin = new("--origin") { Description = "A releases directory, or the address one is served at (or Replica__Origin).", HelpName = "origin" };
    private static readonly Option<bool> Supervised = new("--supervised") { Description = "Stop when standard input closes: for whoever starts it as a child." };

    public static Command Build()
    {
        var pull = new Command("pull", "Look at the origin once, and bring what is new.") { Origin };
        pull.Runs(PullAsync);
        var follow = new Command("follow", "Look at the origin until stopped.") { Origin, Supervised };
        follow.Runs(FollowAsync);
        var offer = new Command("offer", "Write down what replicas may take from this directory. A worker and a refresh do it by themselves.");
        offer.Runs(Offer);
        return new Command("replica", "Releases of another machine, checked and kept as they are there.") { pull, follow, offer };
    }

    /// <summary>Releases are made where they are made, and nowhere else: a replica's would be undone by the next look at its origin.</summary>
    /// <exception cref="UsageException">The directory is a replica, or is to become one.</exception>
    public static void RefuseIn(CommandContext context)
    {
        if (context.Configuration[$"{ReplicaOptions.Section}:{nameof(ReplicaOptions.Origin)}"] is { Length: > 0 } || new ReplicaStatusFile(context.Paths.Releases).Exists)
            throw new UsageException($"{context.Paths.Releases} is a replica: its releases come from an origin, and none is made here. Run 'replica follow', or set Releases__Directory to another directory and unset Replica__Origin.");
    }

    /// <summary>What is put back or taken away in a replica is undone by the next look at its origin.</summary>
    /// <exception cref="UsageException">The directory is a replica.</exception>
    public static void RefuseDecisionIn(CommandContext context)
    {
        if (new ReplicaStatusFile(context.Paths.Releases).Exists)
            throw new UsageException($"{context.Paths.Releases} is a replica: it serves and keeps what its origin does, and nothing was changed here. Give the command at the origin; this replica follows at its next look.");
    }

    private static int Offer(CommandContext context)
    {
        if (!context.Paths.HasRelease)
            throw new UsageException($"There is no release in {context.Paths.Releases}. 'refresh' makes one.");
        new OriginIndexWriter(context.Paths.Releases).Write();
        context.Output.WriteLine($"{Path.Combine(context.Paths.Releases, OriginIndex.FileName)} lists what replicas may take.");
        return ExitCodes.Ok;
    }

    private static async Task<int> PullAsync(CommandContext context, CancellationToken cancellation)
    {
        using var only = RunLock.Take(context.Paths.Releases, "replica pull", TimeProvider.System);
        using var follower = Follower(context, NullLoggerFactory.Instance);
        var problem = await follower.LookAsync(cancellation);
        context.Output.WriteLine(problem ?? $"{context.Paths.Releases} is as its origin: release {ReleasesCommand.Catalogue(context.Paths).Current()?.Id} is served.");
        return problem is null ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static async Task<int> FollowAsync(CommandContext context, CancellationToken cancellation)
    {
        using var logs = Logs(context);
        using var only = RunLock.Take(context.Paths.Releases, "replica follower", TimeProvider.System);
        using var follower = Follower(context, logs);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var stopper = context.Parse.GetValue(Supervised) ? new StandardInputEnd(stop.Cancel) : null;
        try
        {
            await follower.RunAsync(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop, as a service manager does: it is never done otherwise, and what has come in is gone on with the next time.
        }

        return ExitCodes.Ok;
    }

    private static ReplicaFollower Follower(CommandContext context, ILoggerFactory logs)
    {
        var options = context.Configuration.GetSection(ReplicaOptions.Section).Get<ReplicaOptions>() ?? new ReplicaOptions();
        options.Origin = context.Parse.GetValue(Origin) ?? options.Origin;
        var releases = context.Configuration.GetSection(ReleaseOptions.Section).Get<ReleaseOptions>() ?? new ReleaseOptions();
        releases.Directory = context.Paths.Releases;
        Check(ReplicaOptions.Section, options, new ReplicaOptionsValidator().Validate(Options.DefaultName, options));
        Check(ReleaseOptions.Section, releases, ValidateOptionsResult.Success);
        try
        {
            return new ReplicaFollower(options, releases, TimeProvider.System, logs.CreateLogger<ReplicaFollower>(), RandomNumberGenerator.GetInt32(int.MaxValue));
        }
        catch (ReplicaDirectoryException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    private static void Check<T>(string section, T options, ValidateOptionsResult rules)
        where T : class
    {
        List<string> problems = [.. rules.Failures ?? [], .. SettingAnnotations.Problems(section, options)];
        if (problems.Count > 0)
            throw new OptionsValidationException(Options.DefaultName, typeof(T), problems);
    }

    private static ILoggerFactory Logs(CommandContext context) => LoggerFactory.Create(logging =>
    {
        ServeCommand.Log(logging, context.Configuration);
        logging.AddConfiguration(context.Configuration.GetSection("Logging"));
    });
}
