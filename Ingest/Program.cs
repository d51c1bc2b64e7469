using HealthNeeds.Ingest.CommandLine;

return await CommandTree.RunAsync(args);
