package org.operatingmodel.gatehouse;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.audit.LogException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line {@code gatehouse}: may this product pass this gate now, and if not, what exactly is missing? */
@Command(
        name = "gatehouse",
        description = {
            "May this product pass this gate now, and if not, what exactly is missing?",
            "",
            "Reads a portfolio and rule packs, decides, and explains. The standard pack is always there, unless a"
                    + " command is told otherwise."
        },
        versionProvider = Gatehouse.Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is blocked, no finding is an error, every test passes",
            "1:something is blocked, a pack has an error, a test fails or tests try too little, a log is not as it was"
                    + " written, or a budget is exceeded",
            "2:the input or the usage is wrong; the message on stderr says where, and how to mend it",
            "3:the decision was made and printed, but not recorded in the log; stderr says why"
        })
public final class Gatehouse {
    static final int GOOD = 0;
    static final int BAD = 1;
    static final int WRONG = 2;
    static final int NOT_RECORDED = 3;

    private Gatehouse() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String... args) {
        System.setProperty("org.jboss.logging.provider", "slf4j"); // what the validator logs goes where slf4j says
        Output stdout = new Output(FileDescriptor.out);
        PrintWriter out = writer(stdout);
        PrintWriter err = writer(new Output(FileDescriptor.err));
        int exitCode = run(Surroundings.ofProcess(), out, err, args);
        if (out.checkError() && !stdout.closedByReader()) {
            err.print("stdout must take what is printed, but does not. Check the disk, or who reads it.\n");
            exitCode = WRONG;
        }
        err.flush();
        System.exit(exitCode);
    }

    private static PrintWriter writer(Output output) {
        return new PrintWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    }

    /** Bytes that leave the process; it remembers why they could not. */
    private static final class Output extends FileOutputStream {
        private String problem = "";

        Output(FileDescriptor descriptor) {
            super(descriptor);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                super.write(bytes, from, length);
            } catch (IOException e) {
                problem = String.valueOf(e.getMessage());
                throw e;
            }
        }

        /** Whether the reader has seen enough and gone, as {@code head} does. */
        boolean closedByReader() {
            return problem.contains("Broken pipe");
        }
    }

    /**
     * Runs the command.
     *
     * @return its exit code: 0 to 3, as the help says; an exception never leaves this method
     */
    public static int run(Surroundings surroundings, PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine = new CommandLine(new Gatehouse())
                .addSubcommand(new ReviewCommand(surroundings))
                .addSubcommand(new DecideCommand(surroundings))
                .addSubcommand(new WhatIfCommand(surroundings))
                .addSubcommand(new LogCommand())
                .addSubcommand(new ReplayCommand(surroundings))
                .addSubcommand(new ImpactCommand(surroundings))
                .addSubcommand(new WhoDecidesCommand(surroundings))
                .addSubcommand(new EscalationsCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new AssessCommand(surroundings))
                .addSubcommand(new ReportCommand(surroundings))
                .addSubcommand(new CheckCommand(surroundings))
                .addSubcommand(new TestCommand(surroundings))
                .addSubcommand(new MutateCommand())
                .addSubcommand(new DiffCommand(surroundings))
                .addSubcommand(new PackCommand(surroundings))
                .addSubcommand(new AttestCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(new HandbookCommand())
                .addSubcommand(new FlowCommand(surroundings))
                .addSubcommand(new CostCommand(surroundings))
                .addSubcommand(new SloCommand(surroundings))
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        surroundings.coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(Math.max(55, surroundings.width()))
                .setParameterExceptionHandler((problem, ignored) -> usage(problem, err))
                .setExecutionExceptionHandler((problem, ignored, parsed) -> failed(problem, err));
        try {
            return commandLine.execute(args);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError problem) {
            return failed(problem, err);
        }
    }

    private static int usage(ParameterException problem, PrintWriter err) {
        CommandLine command = problem.getCommandLine();
        err.print(Text.printable(String.valueOf(problem.getMessage())) + nearest(problem, command) + "\nTry '"
                + command.getCommandSpec().qualifiedName() + " --help'.\n");
        return WRONG;
    }

    private static String nearest(ParameterException problem, CommandLine command) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        String written = unmatched.getUnmatched().get(0);
        return NearestName.of(
                        written,
                        written.startsWith("-")
                                ? command.getCommandSpec().optionsMap().keySet()
                                : command.getSubcommands().keySet())
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    private static int failed(Throwable problem, PrintWriter err) {
        if (problem instanceof PortfolioException wrong) {
            err.print(Text.printable(Inputs.said(wrong)) + "\n");
        } else if (problem instanceof Refusal || problem instanceof LogException) {
            err.print(Text.printable(String.valueOf(problem.getMessage())) + "\n");
        } else {
            err.print("unexpected: "
                    + Text.printable(String.valueOf(problem)).replaceAll("\\s+", " ")
                    + ". Please report this, with the command and its input.\n");
        }
        return WRONG;
    }

    /** The version in the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Gatehouse.class.getPackage().getImplementationVersion();
            return new String[] {"gatehouse " + (version == null ? "(not packaged)" : version)};
        }
    }
}
