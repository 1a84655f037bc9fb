using HandoffBot.Agreements;
using HandoffBot.Deadlines;
using HandoffBot.Handoffs;
using HandoffBot.Intake;
using HandoffBot.Interactions;
using HandoffBot.Operations;
using HandoffBot.Publishing;
using HandoffBot.Review;
using HandoffBot.Store;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddOperations(builder.Configuration)
    .AddStore(builder.Configuration)
    .AddAgreements(builder.Configuration)
    .AddIntake(builder.Configuration)
    .AddHandoffs(builder.Configuration)
    .AddDeadlines(builder.Configuration)
    .AddPublishing(builder.Configuration)
    .AddInteractions(builder.Configuration)
    .AddReview(builder.Configuration);

var app = builder.Build();
app.MapIntake()
    .MapInteractions()
    .MapReview()
    .MapOperations();
await app.RunAsync();
