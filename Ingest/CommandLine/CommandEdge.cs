using System.CommandLine;
using System.Data.Common;
using HealthNeeds.Ingest.Decisions;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Worker.Cluster;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Where a command's mistakes become words on standard error and an exit code.</summary>
internal static class CommandEdge
{
    /// <summary>What the engine says of a disk that is full or cannot be read, of a damaged file, and of a machine without memory: none is a fault of the program.</summary>
    private static readonly string[] OfTheMachine = ["IO Error", "Out of Memory Error"];

    public static void Runs(this Command command, Func<CommandContext, CancellationToken, Task<int>> work) =>
        command.SetAction((parse, cancellation) => work(CommandContext.From(parse), cancellation));

    public static void Runs(this Command command, Func<CommandContext, CancellationToken, int> work) =>
        command.SetAction((parse, cancellation) => Task.FromResult(work(CommandContext.From(parse), cancellation)));

    public static void Runs(this Command command, Func<CommandContext, int> work) =>
        command.SetAction(parse => work(CommandContext.From(parse)));

    public static async Task<int> GuardAsync(Func<Task<int>> command, TextWriter error)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            return Fail(error, "Stopped.", ExitCodes.Stopped);
        }
        catch (Exception held) when (held is RunLockHeldException or SourceBusyException)
        {
            return Fail(error, held.Message, ExitCodes.Nothing);
        }
        catch (Exception wrong) when (wrong is UsageException or NoSuchReleaseException or NothingHeldException or UnreadableException or RegionNotFoundException or DirectoryNotFoundException or CatalogueException or ClusterRefusedException)
        {
            return Fail(error, wrong.Message, ExitCodes.Usage);
        }
        catch (Exception settings) when (SettingAnnotations.Refused(settings) is not null)
        {
            return Fail(error, SettingAnnotations.Refused(settings)!, ExitCodes.Usage);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or CsvRefusedException or ReleaseRefusedException)
        {
            return Fail(error, failure.Message, ExitCodes.Failed);
        }
        catch (DbException engine) when (OfTheMachine.Any(k => engine.Message.StartsWith(k, StringComparison.Ordinal)))
        {
            return Fail(error, engine.Message, ExitCodes.Failed);
        }
        catch (Exception unexpected)
        {
            // Anything else is a fault of the program: whoever reports it needs the place.
            return Fail(error, unexpected.ToString(), ExitCodes.Failed);
        }
    }

    private static int Fail(TextWriter error, string message, int exitCode)
    {
        error.WriteLine(message);
        return exitCode;
    }
}

/// <summary>What a script can tell from how a command ended. Part of the interface: documented in --help.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>It was tried and failed; the message says why.</summary>
    public const int Failed = 1;

    /// <summary>It was not tried: an option, argument or setting is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Nothing was published, and nothing is broken: no change, held by a rule, or another refresh or a restore is under way.</summary>
    public const int Nothing = 3;

    /// <summary>Stopped by Ctrl-C or SIGTERM before it was done.</summary>
    public const int Stopped = 130;
}

/// <summary>A command was asked for something that does not exist. The message says what, and what there is.</summary>
internal sealed class UsageException(string message) : Exception(message);
